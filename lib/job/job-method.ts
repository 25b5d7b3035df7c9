import { inspect } from 'node:util';
import { InvalidOptionsError } from '../support/options/invalid-options-error.js';
import { requireExactText } from '../support/text/exact-text.js';
import { type JobMethodDecorator, jobDecorator } from './job-decorator.js';
import { addMetadata, methodMetadata } from './job-metadata.js';
import type { ServiceType } from './service-type.js';

const JOB_METHOD = 'job-method';

export interface JobMethodOptions {
  /** Names that the method had before a rename, and that jobs may still be stored under. */
  readonly aliases: readonly string[];
}

/**
 * Keeps jobs alive that were stored before a rename of the method: they run with the renamed method. New jobs are
 * stored under the new name. When another method of the class has the alias as its name or as its alias, the start of
 * the application refuses the alias.
 *
 * @throws InvalidOptionsError or InvalidTextError, when the class is loaded
 */
export const JobMethod = (options: JobMethodOptions): JobMethodDecorator => {
  const aliases = requireAliases(options);
  return jobDecorator({ name: 'JobMethod', places: ['method'] }, (target, method) => {
    addMetadata(JOB_METHOD, aliases, target, method, '@JobMethod');
  });
};

/** The aliases of a method, including the aliases of the methods that it overrides. */
export const methodAliases = (type: ServiceType, method: string): readonly string[] =>
  methodMetadata<readonly string[]>(JOB_METHOD, type, method).flat();

function requireAliases(options: JobMethodOptions | undefined): readonly string[] {
  const aliases: unknown = options?.aliases;
  if (!isListOfNames(aliases)) {
    const problem = `JobMethod.aliases: expected a list of names, got ${inspect(aliases)}.`;
    throw new InvalidOptionsError('JobMethod', [problem]);
  }
  for (const alias of aliases) requireExactText('an alias of @JobMethod', alias);
  return [...aliases];
}

const isListOfNames = (given: unknown): given is readonly string[] =>
  Array.isArray(given) && given.every((name) => typeof name === 'string' && name !== '');
