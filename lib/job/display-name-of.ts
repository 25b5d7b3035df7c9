import { formatTemplate } from './format.js';
import { DISPLAY_NAME } from './job-display-name.js';
import { classMetadata, methodMetadata } from './job-metadata.js';
import { shownArguments } from './method-parameters.js';
import type { ServiceType } from './service-type.js';

const MAX_CHARS = 250;

/**
 * The name by which people know a job, without what is `@Masked()`; never throws.
 *
 * @param classes on which its decorators stand, the more general first
 * @param readArgs is called only if the name needs them, and may throw
 * @param fallback for methods without a decorator
 */
export function displayNameOf(
  classes: readonly ServiceType[],
  method: string,
  readArgs: () => readonly unknown[],
  fallback = `${classes[0]?.name ?? ''}.${method}`,
): string {
  const template = templateOf(classes, method);
  if (template === undefined) return fallback;

  const shown = () => shownArguments(classes, method, readArgs());
  try {
    return limited(formatTemplate(template, template.includes('{') ? shown() : []));
  } catch {
    return limited(template);
  }
}

function templateOf(classes: readonly ServiceType[], method: string): string | undefined {
  const ofMethod = classes.flatMap((type) => methodMetadata<string>(DISPLAY_NAME, type, method));
  const ofClass = classes.flatMap((type) => classMetadata<string>(DISPLAY_NAME, type));
  return ofMethod.at(-1) ?? ofClass.at(-1);
}

/** An argument can be as long as a book. */
function limited(name: string): string {
  return name.length <= MAX_CHARS ? name : `${name.slice(0, MAX_CHARS - 1)}…`;
}
