import { ArgumentsTooLargeError } from './errors/arguments-too-large-error.js';
import { DamagedArgumentsError } from './errors/damaged-arguments-error.js';
import { UnserializableArgumentError } from './errors/unserializable-argument-error.js';
import { methodParameters } from './method-parameters.js';
import type { ServiceType } from './service-type.js';
import { bytesBeyond } from './text-size.js';
import type { UnserializableValue } from './unserializable-value.js';
import { readValues, writeValues } from './value-text.js';

export interface ArgumentLimits {
  /** How large the text may be, in UTF-8. */
  readonly maxBytes: number;
  /** The method that gets them, and where its decorators stand: errors quote nothing that is masked. */
  readonly classes?: readonly ServiceType[] | undefined;
  readonly method?: string | undefined;
}

/**
 * Writes arguments as JSON text from which they come back exactly.
 *
 * @throws UnserializableArgumentError when one of them would not.
 * @throws ArgumentsTooLargeError
 */
export function serializeArguments(args: readonly unknown[], limits: ArgumentLimits): string {
  const { maxBytes, classes = [], method = '' } = limits;
  const text = writeValues(args, maxBytes);
  if (typeof text !== 'string') {
    const isMasked = methodParameters(classes, method).isMasked(text.index);
    throw new UnserializableArgumentError(isMasked ? withoutValues(text) : text);
  }

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

/** Keys of Maps and names of properties may be data, and what an object throws may quote some. */
function withoutValues({ index, found, remedy }: UnserializableValue): UnserializableValue {
  return { index, path: '', found: found.replace(/ ?["(].*/s, ''), remedy };
}
