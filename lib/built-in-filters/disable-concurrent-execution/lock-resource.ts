import type { BackgroundJob } from '../../job/background-job.js';
import { formatTemplate, templatePlaceholders } from '../../job/display/format.js';
import { NAME_LIMITS } from '../../storage/name-limits.js';
import { isExactText } from '../../support/text/exact-text.js';
import { InvalidLockResourceError } from './invalid-lock-resource-error.js';

const MAX_CHARS = NAME_LIMITS.resource;

/**
 * The resource that a format and the arguments of a job make together.
 *
 * @throws FormatError when the format does not fit the arguments
 * @throws InvalidLockResourceError
 */
export function lockResource(format: string, job: BackgroundJob): string {
  const resource = resourceOf(format, job.args);
  if (isResource(resource)) return resource;
  throw new InvalidLockResourceError(
    shownResource(format, job, resource),
    MAX_CHARS,
    resource.length,
  );
}

/** The resource as people may see it: with a mask for each `@Masked()` argument. */
export function shownResource(
  format: string | undefined,
  job: BackgroundJob,
  resource: string,
): string {
  if (format === undefined || job.args === job.shownArgs) return resource;
  return resourceOf(format, job.shownArgs);
}

/** Checks a format without placeholders, which needs no arguments. */
export function requireLockFormat(format: string): void {
  if (templatePlaceholders(format).length === 0) requireLockResource(resourceOf(format, []));
}

export function requireLockResource(resource: string): string {
  if (!isResource(resource)) throw new InvalidLockResourceError(resource, MAX_CHARS);
  return resource;
}

const resourceOf = (format: string, args: readonly unknown[]) =>
  formatTemplate(format, args).toLowerCase();

const isResource = (text: string) =>
  text.length > 0 && text.length <= MAX_CHARS && isExactText(text);
