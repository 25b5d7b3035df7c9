/** The deepest level of JSON that the parsers of all engines and databases accept. */
export const MAX_DEPTH = 1_000;

/** The result of a check before values are written. */
export type Plainness = 'plain' | 'not-plain' | 'too-large';

/**
 * Whether `JSON.stringify` followed by `JSON.parse` gives exactly these values back.
 *
 * The check stops once the text would take more than twice `maxBytes`: an object that is reached by many paths is
 * visited and written once for each path, which can grow exponentially. If a single text or object takes more than
 * `maxBytes`, the values are too large for any encoding.
 *
 * Array elements and array properties that can only be made with `Object.defineProperty` go unnoticed: looking for them
 * would cost more than writing the array.
 */
export function plainnessOf(values: readonly unknown[], maxBytes: number): Plainness {
  const budget = { bytes: 2 * maxBytes, maxBytes, isHopeless: false };
  for (const value of values) {
    if (!isPlain(value, 1, budget)) return budget.isHopeless ? 'too-large' : 'not-plain';
  }
  return 'plain';
}

/** The bytes that are left for the text. Every value counts with the fewest bytes that it can take. */
interface Budget {
  bytes: number;
  readonly maxBytes: number;
  isHopeless: boolean;
}

/** The fewest bytes of a key with its value: two quotes, a colon, a digit and a comma. */
const MEMBER = 5;

function isPlain(value: unknown, depth: number, budget: Budget): boolean {
  switch (typeof value) {
    case 'string':
      budget.isHopeless = value.length > budget.maxBytes;
      budget.bytes -= value.length + 2;
      return budget.bytes >= 0 && !budget.isHopeless;
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'object':
      return value === null || isPlainContainer(value, depth, budget);
    default:
      return false;
  }
}

function isPlainContainer(value: object, depth: number, budget: Budget): boolean {
  budget.bytes -= 2;
  if (depth > MAX_DEPTH || budget.bytes < 0) return false;
  if (Array.isArray(value) && 2 * value.length > budget.bytes) return false;
  if (Object.getOwnPropertySymbols(value).length > 0) return false;

  return Array.isArray(value)
    ? isPlainArray(value, depth, budget)
    : isPlainObject(value as Record<string, unknown>, depth, budget);
}

function isPlainArray(value: readonly unknown[], depth: number, budget: Budget): boolean {
  if (Object.getPrototypeOf(value) !== Array.prototype) return false;
  // If the counts are equal, there are no other keys: a hole reads as undefined, which is not plain.
  if (Object.keys(value).length !== value.length) return false;

  // One byte at least for each element, and one for each comma between them.
  budget.bytes -= 2 * value.length - 1;
  for (const element of value) {
    if (!isPlain(element, depth + 1, budget)) return false;
  }
  return true;
}

function isPlainObject(
  value: Readonly<Record<string, unknown>>,
  depth: number,
  budget: Budget,
): boolean {
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;

  const keys = Object.keys(value);
  if (keys.length * MEMBER > budget.maxBytes) {
    budget.isHopeless = true;
    return false;
  }
  budget.bytes += 1;
  if (Object.getOwnPropertyNames(value).length !== keys.length) return false;

  for (const key of keys) {
    budget.bytes -= key.length + MEMBER;
    if (budget.bytes < 0 || key === '__proto__' || isAccessor(value, key)) return false;
    if (!isPlain(value[key], depth + 1, budget)) return false;
  }
  return true;
}

function isAccessor(value: object, key: string): boolean {
  return Object.getOwnPropertyDescriptor(value, key)?.get !== undefined;
}
