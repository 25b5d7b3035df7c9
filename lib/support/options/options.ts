import { type ZodType, z } from 'zod';
import { InvalidOptionsError } from './invalid-options-error.js';
import { optionExpectation } from './option-expectation.js';
import { optionProblems } from './option-problems.js';

/** A number of milliseconds that a timer of Node can take. */
export const milliseconds = () =>
  z
    .number()
    .nonnegative()
    .max(2 ** 31 - 1);

/**
 * Checks the given options and completes them with the defaults of the schema. An option that is given as
 * undefined counts as left out.
 *
 * Messages of the schema's own checks and refinements complete the sentence "expected …, got …". A rule between
 * options names the option to change:
 *
 * ```ts
 * schema.refine(({ a, b }) => a < b, { path: ['a'], message: 'less than b' });
 * ```
 *
 * @param scope the owner of the options, as the first word of every message
 * @throws InvalidOptionsError with every problem found
 */
export function parseOptions<T>(scope: string, schema: ZodType<T>, given: unknown = {}): T {
  const result = schema.safeParse(given, { error: optionExpectation, reportInput: true });
  if (!result.success) {
    const problems = optionProblems(scope, schema, result.error.issues);
    const sentences = problems.map(({ sentence }) => sentence);
    const coded = problems.map(({ because }) => because);
    throw new InvalidOptionsError(scope, sentences, coded);
  }
  Object.freeze(result.data);
  return result.data;
}
