import { stringify, unflatten } from 'devalue';
import { bufferReducer, bufferReviver, viewInfo } from './binary-data.js';
import { isPlainJson } from './plain-json.js';
import { findUnserializable, type UnserializableValue } from './unserializable-value.js';

/**
 * Writes values as JSON text: `[…]` where plain JSON gives them back exactly, `{"devalue":…}` where
 * it does not. The first character tells which. Says what is in the way where neither can.
 */
export function writeValues(
  values: readonly unknown[],
  maxBytes: number,
): string | UnserializableValue {
  const plain = writePlainJson(values, maxBytes);
  if (plain !== undefined) return plain;

  const obstacle = findUnserializable(values);
  if (obstacle) return obstacle;
  return `{"devalue":${stringify(values, bufferReducer, { operations: { viewInfo } })}}`;
}

/** @throws when the text is not what `writeValues` has written. */
export function readValues(text: string): unknown[] {
  const parsed: unknown = JSON.parse(text);
  const values = Array.isArray(parsed) ? parsed : unflatten(flattened(parsed), revivers);
  if (!Array.isArray(values)) throw new TypeError('Expected a list of values');
  // A few characters can stand for a list of four billion holes, which no call could be given.
  if (values.length > text.length) throw new RangeError('Expected a list without holes');
  return values;
}

/** What the library behind this would make, but `writeValues` never writes. */
const refused = () => {
  throw new TypeError('Found a value of a class that arguments cannot have');
};

const revivers = { ...bufferReviver, Object: refused, 'Temporal.Duration': refused };

/** Every container takes two bytes at least, so more of them than bytes could not be stored. */
function writePlainJson(values: readonly unknown[], maxBytes: number): string | undefined {
  try {
    return isPlainJson(values, maxBytes) ? JSON.stringify(values) : undefined;
  } catch {
    // A proxy throws on what is asked here. The slow way finds out which, or never asks it.
    return undefined;
  }
}

function flattened(parsed: unknown): unknown[] {
  const { devalue } = parsed as { readonly devalue?: unknown };
  if (!Array.isArray(devalue)) throw new TypeError('Expected [...] or {"devalue":[...]}');
  return devalue;
}
