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

/** @throws when the text is not what `writeValues` has written; the error quotes nothing of it. */
export function readValues(text: string): unknown[] {
  const parsed = parsedJson(text);
  const values = Array.isArray(parsed) ? parsed : unflattened(flattened(parsed));
  if (!Array.isArray(values)) throw new TypeError('Expected a list of values');
  // A few characters can stand for a list of four billion holes, which no call could be given.
  if (values.length > text.length) throw new RangeError('Expected a list without holes');
  return values;
}

/** The engine's own error would quote the text, which may be nobody's to read. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SyntaxError('Expected JSON');
  }
}

function unflattened(flat: unknown[]): unknown {
  try {
    return unflatten(flat, revivers);
  } catch {
    throw new TypeError('Found a value that arguments cannot have');
  }
}

/** What the library behind this would make, but `writeValues` never writes. */
const refused = () => {
  throw new TypeError('Found a value of another class');
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
