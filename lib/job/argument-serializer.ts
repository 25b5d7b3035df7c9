import { ArgumentsTooLargeError } from './errors/arguments-too-large-error.js';
import { DamagedArgumentsError } from './errors/damaged-arguments-error.js';
import { UnserializableArgumentError } from './errors/unserializable-argument-error.js';
import { bytesBeyond } from './text-size.js';
import { readValues, writeValues } from './value-text.js';

export interface ArgumentLimits {
  /** How large the text may be, in UTF-8. */
  readonly maxBytes: number;
}

/**
 * Writes arguments as JSON text from which they come back exactly.
 *
 * @throws UnserializableArgumentError when one of them would not.
 * @throws ArgumentsTooLargeError
 */
export function serializeArguments(args: readonly unknown[], { maxBytes }: ArgumentLimits): string {
  const text = writeValues(args, maxBytes);
  if (typeof text !== 'string') throw new UnserializableArgumentError(text);

  const bytes = bytesBeyond(maxBytes, text);
  if (bytes !== undefined) throw new ArgumentsTooLargeError(bytes, maxBytes);
  return text;
}

/** @throws DamagedArgumentsError when the text is not what `serializeArguments` has written. */
export function deserializeArguments(text: string): unknown[] {
  try {
    return readValues(text);
  } catch (cause) {
    throw new DamagedArgumentsError({ cause });
  }
}
