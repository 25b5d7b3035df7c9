import { ClsValueError } from './errors/cls-value-error.js';

/** The longest JSON text of one value. */
const MAX_CHARS = 4_096;
const TOO_LARGE = `more than ${MAX_CHARS} characters of JSON`;

class Refusal {
  constructor(readonly found: string) {}
}

/**
 * A copy of a value that comes back from the store unchanged.
 *
 * @throws ClsValueError for a value that is not plain JSON, or is too large
 */
export function storableValue(key: string, value: unknown): unknown {
  try {
    const text = JSON.stringify(value, checker());
    if (text.length > MAX_CHARS) throw new Refusal(TOO_LARGE);
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof Refusal) throw new ClsValueError(key, cause.found);
    throw new ClsValueError(key, 'an object that holds itself, or that throws when it is read', {
      cause,
    });
  }
}

/** Refuses every value that JSON would change or leave out, and gives up as soon as the text is too long. */
function checker() {
  let left = MAX_CHARS;
  return function check(this: unknown, name: string, written: unknown): unknown {
    // JSON asks for `toJSON` first, so only the holder has the value itself.
    const part: unknown = Reflect.get(this as object, name);
    const isLeftOut = part === undefined && !Array.isArray(this);
    const found = isLeftOut ? undefined : problemOf(part);
    if (found) throw new Refusal(found);

    left -= name.length + (typeof part === 'string' ? part.length : 1);
    if (left < 0) throw new Refusal(TOO_LARGE);
    return written;
  };
}

function problemOf(part: unknown): string | undefined {
  switch (typeof part) {
    case 'string':
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isFinite(part) ? undefined : String(part);
    case 'object':
      return part === null ? undefined : problemOfObject(part);
    default:
      return part === undefined ? 'undefined' : `a ${typeof part}`;
  }
}

function problemOfObject(part: object): string | undefined {
  if (Array.isArray(part)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(part);
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  if (!isPlain) return `an object of the class ${part.constructor.name}`;
  return typeof Reflect.get(part, 'toJSON') === 'function' ? 'an object with toJSON' : undefined;
}
