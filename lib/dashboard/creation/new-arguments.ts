import type { JobHandler } from '../../job/handlers/job-handler.js';
import { deserializeArguments } from '../../job/serialization/argument-serializer.js';
import type { JobRecord } from '../../storage/jobs/records.js';
import type { Disclosure } from '../display/disclosure.js';
import { InvalidInputError } from '../errors/invalid-input-error.js';
import { canKeepArguments } from './job-copy.js';
import type { JobMethod } from './job-methods.js';

/** @throws InvalidInputError if the method has fewer parameters */
export function requireFittingArguments(
  args: readonly unknown[],
  { handler, method }: JobMethod,
): void {
  const { shown, name } = handler;
  const { mostArguments, parameterCount } = shown.of(method);
  if (mostArguments === undefined || args.length <= mostArguments) return;

  const names = Array.from({ length: parameterCount }, (_, index) =>
    shown.of(method).nameOf(index),
  );
  throw new InvalidInputError([
    `args: ${name}.${method}(${names.map((one) => one ?? '…').join(', ')}) takes at most ${mostArguments}, got ${args.length}.`,
  ]);
}

/**
 * The arguments, with the values of the original at the kept positions.
 *
 * @throws InvalidInputError
 */
export function withKept(
  args: readonly unknown[],
  kept: readonly number[],
  { original, handler, disclosure }: KeptOf,
): readonly unknown[] {
  if (kept.length === 0) return args;
  if (!original) throw new InvalidInputError(['kept: expected `copyOf` with it.']);
  if (!canKeepArguments(original, handler, disclosure)) {
    throw new InvalidInputError(
      kept.map((index) => `args[${index}]: may be hidden from you, so it has to be given anew.`),
    );
  }

  const values = deserializeArguments(original.arguments);
  const missing = kept.filter((index) => index >= values.length || index >= args.length);
  if (missing.length > 0) {
    throw new InvalidInputError(
      missing.map((index) => `kept: the original or \`args\` has no argument ${index}.`),
    );
  }
  return args.map((value, index) => (kept.includes(index) ? values[index] : value));
}

interface KeptOf {
  readonly original: JobRecord | undefined;
  readonly handler: JobHandler;
  readonly disclosure: Disclosure;
}
