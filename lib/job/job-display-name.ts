import { inspect } from 'node:util';
import { InvalidOptionsError } from '../support/options/invalid-options-error.js';
import { type JobDecorator, jobDecorator } from './job-decorator.js';
import { addMetadata, classMetadata, methodMetadata } from './job-metadata.js';
import type { ServiceType } from './service-type.js';

const DISPLAY_NAME = 'display-name';

/**
 * The name by which people know the job, in the dashboard and in logs. `{0}` stands for the first argument,
 * `{1}` for the second. Where an argument is missing or cannot be written, the name is the text with its
 * placeholders.
 *
 * @default `Type.method`
 * @throws InvalidOptionsError when the class is loaded and the name is no text
 */
export const JobDisplayName = (name: string): JobDecorator => {
  if (typeof name !== 'string' || name === '') {
    const problem = `JobDisplayName: expected a text, got ${inspect(name)}.`;
    throw new InvalidOptionsError('JobDisplayName', [problem]);
  }
  return jobDecorator((target, method) => {
    addMetadata(DISPLAY_NAME, name, target, method, '@JobDisplayName');
  });
};

/**
 * The template of the decorator. A decorator on a method takes precedence over a decorator on a class, and a
 * later class over the classes before it.
 */
export function displayNameTemplate(
  classes: readonly ServiceType[],
  method: string,
): string | undefined {
  const ofMethod = classes.flatMap((type) => methodMetadata<string>(DISPLAY_NAME, type, method));
  const ofClass = classes.flatMap((type) => classMetadata<string>(DISPLAY_NAME, type));
  return ofMethod.at(-1) ?? ofClass.at(-1);
}
