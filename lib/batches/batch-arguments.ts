import { requireExactText } from '../support/text/exact-text.js';
import type { BatchCallback } from './batch.js';
import { InvalidBatchError } from './errors/invalid-batch-error.js';

const MAX_DESCRIPTION_CHARS = 1_000;

/** The callback of a batch, with an optional description before it. */
export type BatchArguments<Options> =
  | [callback: BatchCallback, options?: Options]
  | [description: string | undefined, callback: BatchCallback, options?: Options];

export interface BatchRequest<Options> {
  readonly description: string | undefined;
  readonly callback: BatchCallback;
  readonly options: Partial<Options>;
}

/** @throws InvalidBatchError */
export function batchRequestOf<Options>(args: BatchArguments<Options>): BatchRequest<Options> {
  const [description, callback, options] = isNameless(args) ? [undefined, ...args] : args;

  if (description !== undefined && typeof description !== 'string') {
    throw new InvalidBatchError('description', description);
  }
  if (description !== undefined) {
    requireExactText('the description of a batch', description, MAX_DESCRIPTION_CHARS);
  }
  if (typeof callback !== 'function') throw new InvalidBatchError('callback', callback);
  return { description, callback, options: options ?? {} };
}

function isNameless<Options>(
  args: BatchArguments<Options>,
): args is [callback: BatchCallback, options?: Options] {
  return typeof args[0] === 'function';
}
