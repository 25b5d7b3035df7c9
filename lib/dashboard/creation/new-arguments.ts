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
  const call = `${name}.${method}(${names.map((one) => one ?? '…').join(', ')})`;
  throw InvalidInputError.of('manyArguments', { call, most: mostArguments, got: args.length });
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
  if (!original) throw InvalidInputError.of('keptOfNone');
  if (!canKeepArguments(original, handler, disclosure)) {
    throw InvalidInputError.each(
      'keptUnseen',
      kept.map((index) => ({ index })),
    );
  }

  const values = deserializeArguments(original.arguments);
  const missing = kept.filter((index) => index >= values.length || index >= args.length);
  if (missing.length > 0) {
    throw InvalidInputError.each(
      'keptMissing',
      missing.map((index) => ({ index })),
    );
  }
  return args.map((value, index) => (kept.includes(index) ? values[index] : value));
}

interface KeptOf {
  readonly original: JobRecord | undefined;
  readonly handler: JobHandler;
  readonly disclosure: Disclosure;
}
