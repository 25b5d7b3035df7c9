import { safely } from '../../support/safely.js';
import { bufferReducer, bufferReviver, viewInfo } from './binary-data.js';
import { stringify, unflatten } from './devalue.js';
import { type Plainness, plainnessOf } from './plain-json.js';
import { bytesBeyond } from './text-size.js';
import {
  findObstacle,
  type OversizedValue,
  type UnserializableValue,
} from './unserializable-value.js';

/**
 * Writes values as a JSON text: `[…]` where plain JSON gives them back exactly, otherwise `{"devalue":…}`. The first
 * character tells which. If neither works, the answer says why. Values that are certain to be too large are not
 * written.
 */
export function writeValues(
  values: readonly unknown[],
  maxBytes: number,
): string | UnserializableValue | OversizedValue {
  const plainness = safely<Plainness>(() => plainnessOf(values, maxBytes), 'not-plain');
  if (plainness === 'too-large') return { bytes: maxBytes, isMore: true };
  const plain = plainness === 'plain' && safely(() => JSON.stringify(values), undefined);
  if (plain) return within(maxBytes, plain);

  // If a proxy has thrown, it is reported here. Otherwise it has not been called.
  const obstacle = findObstacle(values, maxBytes);
  if (obstacle) return obstacle;
  const text = stringify(values, bufferReducer, { operations: { viewInfo } });
  return within(maxBytes, `{"devalue":${text}}`);
}

function within(maxBytes: number, text: string): string | OversizedValue {
  const bytes = bytesBeyond(maxBytes, text);
  return bytes === undefined ? text : { bytes, isMore: false };
}

/** @throws when `writeValues` has not written the text; the error quotes nothing of it. */
export function readValues(text: string): unknown[] {
  const parsed = parsedJson(text);
  const values = Array.isArray(parsed) ? parsed : unflattened(flattened(parsed));
  if (!Array.isArray(values)) throw new TypeError('Expected a list of values');
  // A few characters can stand for a list of four billion holes, and no call can take so many arguments.
  if (values.length > text.length) throw new RangeError('Expected a list without holes');
  return values;
}

/** Replaces the error of the JavaScript engine, which would quote the text. The text may be masked. */
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

/** Refuses the classes that devalue could make, and that `writeValues` never writes. */
const refused = () => {
  throw new TypeError('Found a value of another class');
};

const revivers = { ...bufferReviver, Object: refused, 'Temporal.Duration': refused };

function flattened(parsed: unknown): unknown[] {
  const { devalue } = parsed as { readonly devalue?: unknown };
  if (!Array.isArray(devalue)) throw new TypeError('Expected [...] or {"devalue":[...]}');
  return devalue;
}
