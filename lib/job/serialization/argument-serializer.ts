import type { ShownCalls } from '../display/shown-calls.js';
import { ArgumentsTooLargeError } from '../errors/arguments-too-large-error.js';
import { DamagedArgumentsError } from '../errors/damaged-arguments-error.js';
import { UnserializableArgumentError } from '../errors/unserializable-argument-error.js';
import type { UnserializableValue } from './unserializable-value.js';
import { readValues, writeValues } from './value-text.js';

export interface ArgumentLimits {
  /** How large the text may be, in UTF-8. */
  readonly maxBytes: number;
  /** The method that gets them, and what of it people may read: errors quote nothing that is masked. */
  readonly call?: { readonly shown: ShownCalls; readonly method: string } | undefined;
}

/**
 * Writes arguments as JSON text from which they come back exactly.
 *
 * @throws UnserializableArgumentError when one of them would not.
 * @throws ArgumentsTooLargeError
 */
export function serializeArguments(args: readonly unknown[], limits: ArgumentLimits): string {
  const { maxBytes, call } = limits;
  const written = writeValues(args, maxBytes);
  if (typeof written === 'string') return written;
  if (!('bytes' in written)) {
    const isMasked = call?.shown.of(call.method).hidesAt(written.index, written.path);
    throw new UnserializableArgumentError(isMasked ? withoutValues(written) : written);
  }

  throw new ArgumentsTooLargeError(written.isMore ? undefined : written.bytes, maxBytes);
}

/** @throws DamagedArgumentsError when the text is not what `serializeArguments` has written. */
export function deserializeArguments(text: string): unknown[] {
  try {
    return readValues(text);
  } catch (cause) {
    throw new DamagedArgumentsError({ cause });
  }
}

/** Keys of Maps and names of properties may be data, and what an object throws may quote some. */
function withoutValues({ index, found, remedy }: UnserializableValue): UnserializableValue {
  return { index, path: '', found: found.replace(/ ?["(].*/s, ''), remedy };
}
