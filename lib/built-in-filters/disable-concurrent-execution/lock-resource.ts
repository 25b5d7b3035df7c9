import { formatTemplate, templatePlaceholders } from '../../job/format.js';
import { InvalidLockResourceError } from './invalid-lock-resource-error.js';

const MAX_CHARS = 200;

/**
 * The resource that a format stands for.
 *
 * @throws FormatError when the format does not fit the arguments
 * @throws InvalidLockResourceError
 */
export function lockResource(format: string, args: readonly unknown[]): string {
  return requireLockResource(formatTemplate(format, args).toLowerCase());
}

/** A format without placeholders is checked before there are any arguments. */
export function requireLockFormat(format: string): void {
  if (templatePlaceholders(format).length === 0) lockResource(format, []);
}

export function requireLockResource(resource: string): string {
  const isValid = resource.length > 0 && resource.length <= MAX_CHARS;
  if (!isValid) throw new InvalidLockResourceError(resource, MAX_CHARS);
  return resource;
}
