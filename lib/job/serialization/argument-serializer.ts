import type { ShownCalls } from '../display/shown-calls.js';
import { ArgumentsTooLargeError } from '../errors/arguments-too-large-error.js';
import { DamagedArgumentsError } from '../errors/damaged-arguments-error.js';
import { UnserializableArgumentError } from '../errors/unserializable-argument-error.js';
import type { UnserializableValue } from './unserializable-value.js';
import { readValues, writeValues } from './value-text.js';

export interface ArgumentLimits {
  /** How many bytes the text may have in UTF-8. */
  readonly maxBytes: number;
  /** The method that gets the arguments, so that errors quote no masked value. */
  readonly call?: { readonly shown: ShownCalls; readonly method: string } | undefined;
}

/**
 * Writes arguments as a JSON text that can be read back exactly.
 *
 * @throws UnserializableArgumentError when an argument could not be read back exactly.
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

/** @throws DamagedArgumentsError when `serializeArguments` has not written the text. */
export function deserializeArguments(text: string): unknown[] {
  try {
    return readValues(text);
  } catch (cause) {
    throw new DamagedArgumentsError({ cause });
  }
}

/** Leaves out details that may be masked: keys of Maps, names of properties, and the text of errors. */
function withoutValues({ index, found, remedy }: UnserializableValue): UnserializableValue {
  return { index, path: '', found: found.replace(/ ?["(].*/s, ''), remedy };
}
