/** Beyond this, engines and databases differ in what their JSON parsers' stacks can take. */
export const MAX_DEPTH = 1_000;

/**
 * Whether `JSON.stringify` followed by `JSON.parse` gives exactly these values back.
 *
 * `containers` bounds how many arrays and objects are visited: an object that is reached over many
 * paths is visited and written once for each of them, which can grow exponentially.
 *
 * Array elements and array properties that can only be made with `Object.defineProperty` go
 * unnoticed: looking for them would cost more than writing the array.
 */
export function isPlainJson(values: readonly unknown[], containers: number): boolean {
  const budget = { containers };
  for (const value of values) {
    if (!isPlain(value, 1, budget)) return false;
  }
  return true;
}

interface Budget {
  containers: number;
}

function isPlain(value: unknown, depth: number, budget: Budget): boolean {
  switch (typeof value) {
    case 'string':
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
  if (depth > MAX_DEPTH || --budget.containers < 0) return false;
  if (Object.getOwnPropertySymbols(value).length > 0) return false;

  return Array.isArray(value)
    ? isPlainArray(value, depth, budget)
    : isPlainObject(value as Record<string, unknown>, depth, budget);
}

function isPlainArray(value: readonly unknown[], depth: number, budget: Budget): boolean {
  if (Object.getPrototypeOf(value) !== Array.prototype) return false;
  // A hole reads as undefined, which is not plain; so equal counts leave no other keys.
  if (Object.keys(value).length !== value.length) return false;

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
  if (Object.getOwnPropertyNames(value).length !== keys.length) return false;

  for (const key of keys) {
    if (key === '__proto__' || isAccessor(value, key)) return false;
    if (!isPlain(value[key], depth + 1, budget)) return false;
  }
  return true;
}

function isAccessor(value: object, key: string): boolean {
  return Object.getOwnPropertyDescriptor(value, key)?.get !== undefined;
}
