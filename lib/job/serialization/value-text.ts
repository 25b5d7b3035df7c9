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
 * Writes values as a JSON text: `[…]` where plain JSON gives them back exactly, `{"devalue":…}` where it does
 * not. The first character tells which. Where neither can, the answer says why. Values that are too large are
 * not written: the look ends where that is certain.
 */
export function writeValues(
  values: readonly unknown[],
  maxBytes: number,
): string | UnserializableValue | OversizedValue {
  const plainness = safely<Plainness>(() => plainnessOf(values, maxBytes), 'not-plain');
  if (plainness === 'too-large') return { bytes: maxBytes, isMore: true };
  const plain = plainness === 'plain' && safely(() => JSON.stringify(values), undefined);
  if (plain) return within(maxBytes, plain);

  // A proxy that has thrown is named here, or was never called.
  const obstacle = findObstacle(values, maxBytes);
  if (obstacle) return obstacle;
  const text = stringify(values, bufferReducer, { operations: { viewInfo } });
  return within(maxBytes, `{"devalue":${text}}`);
}

function within(maxBytes: number, text: string): string | OversizedValue {
  const bytes = bytesBeyond(maxBytes, text);
  return bytes === undefined ? text : { bytes, isMore: false };
}

/** @throws when the text is not what `writeValues` has written; the error quotes nothing of it. */
export function readValues(text: string): unknown[] {
  const parsed = parsedJson(text);
  const values = Array.isArray(parsed) ? parsed : unflattened(flattened(parsed));
  if (!Array.isArray(values)) throw new TypeError('Expected a list of values');
  // A few characters can stand for a list of four billion holes, which no call can take.
  if (values.length > text.length) throw new RangeError('Expected a list without holes');
  return values;
}

/** The error of the JavaScript engine would quote the text, which may be masked. */
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

/** Classes that devalue would make, and that `writeValues` never writes. */
const refused = () => {
  throw new TypeError('Found a value of another class');
};

const revivers = { ...bufferReviver, Object: refused, 'Temporal.Duration': refused };

function flattened(parsed: unknown): unknown[] {
  const { devalue } = parsed as { readonly devalue?: unknown };
  if (!Array.isArray(devalue)) throw new TypeError('Expected [...] or {"devalue":[...]}');
  return devalue;
}
