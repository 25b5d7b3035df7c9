import { types } from 'node:util';
import { isRestorable } from './restorable-types.js';

/** The reason why a value could not be read back exactly, and what to do instead. */
export interface Obstacle {
  /** A noun phrase: "a function". */
  readonly found: string;
  /** A sentence. */
  readonly remedy: string;
}

/** Checks the value itself, but not the values inside it. */
export function obstacleIn(value: unknown): Obstacle | undefined {
  if (typeof value === 'function') return FUNCTION;
  if (typeof value === 'symbol') return SYMBOL;
  if (typeof value === 'bigint') return isLong(value) ? LONG_BIGINT : undefined;
  if (typeof value !== 'object' || value === null) return undefined;

  // The serialiser reads these two properties of every object, and a proxy may throw at them.
  Reflect.get(value, 'then');
  Reflect.get(value, Symbol.toStringTag);

  if (Array.isArray(value)) return obstacleInArray(value);
  if (isPlainPrototype(Object.getPrototypeOf(value))) return obstacleInPlainObject(value);
  return isRestorable(value) ? undefined : obstacleInInstance(value);
}

function obstacleInArray(value: readonly unknown[]): Obstacle | undefined {
  if (value.constructor?.name !== 'Array') return instanceOf(value);
  // Keys that are names come after keys that are numbers.
  const last = Object.keys(value).at(-1);
  const hasNamed = last !== undefined && !isArrayIndex(last);
  if (hasNamed || Object.getOwnPropertySymbols(value).length > 0) {
    return {
      found: 'an array that also has named properties',
      remedy: 'Pass a plain array, as in [...array], and the properties beside it.',
    };
  }
  return undefined;
}

/** Whether a key is a number in the form that arrays write. "01" is a name. */
function isArrayIndex(key: string): boolean {
  const index = Number(key) >>> 0;
  return String(index) === key && index < 2 ** 32 - 1;
}

function obstacleInPlainObject(value: object): Obstacle | undefined {
  for (const key of Reflect.ownKeys(value)) {
    if (typeof key === 'symbol') return property('a property named by a symbol');
    if (key === '__proto__') return property('a property named "__proto__"');

    const descriptor = Object.getOwnPropertyDescriptor(value, key);
    if (descriptor?.get || descriptor?.set) return property(`the accessor "${key}"`);
    if (!descriptor?.enumerable) return property(`the hidden property "${key}"`);
  }
  return undefined;
}

function obstacleInInstance(value: object): Obstacle {
  if (types.isPromise(value)) {
    return { found: 'a Promise', remedy: 'Await it before and pass the value.' };
  }
  if (types.isNativeError(value)) {
    return { found: 'an Error', remedy: 'Pass its message, or the facts that the method needs.' };
  }
  if (types.isBoxedPrimitive(value)) {
    return { found: 'a boxed primitive', remedy: 'Pass the primitive, without "new".' };
  }
  return instanceOf(value);
}

function instanceOf(value: object): Obstacle {
  return {
    found: `an instance of ${value.constructor?.name || 'an unnamed class'}`,
    remedy: 'It would not come back as it is. Pass its id, or a plain object with its data.',
  };
}

function property(name: string): Obstacle {
  return {
    found: `an object with ${name}`,
    remedy: 'Pass a plain object that holds only data, as in { name: object.name }.',
  };
}

/**
 * Whether this is the prototype of plain objects, in this realm or another: a plain object from a `vm` context is data
 * as well.
 */
function isPlainPrototype(prototype: object | null): boolean {
  if (prototype === null || prototype === Object.prototype) return true;
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf');
}

const FUNCTION: Obstacle = {
  found: 'a function',
  remedy: 'Only data can be stored: let the method find the function by a name that you pass.',
};

/** The longest BigInt, in digits. Each further digit takes more and more time to write and to read. */
const MAX_BIGINT_DIGITS = 20_000;
const MAX_BIGINT = 10n ** BigInt(MAX_BIGINT_DIGITS);
const isLong = (value: bigint) => value >= MAX_BIGINT || value <= -MAX_BIGINT;

const LONG_BIGINT: Obstacle = {
  found: `a BigInt of more than ${MAX_BIGINT_DIGITS} digits`,
  remedy: 'Pass it as a text in base 16, or as bytes.',
};

const SYMBOL: Obstacle = { found: 'a symbol', remedy: 'Pass a string.' };
