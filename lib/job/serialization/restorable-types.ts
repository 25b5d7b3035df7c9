import { types } from 'node:util';

type Check = (value: object) => boolean;

const isWholeBuffer: Check = (value) =>
  types.isArrayBuffer(value) && !(value as { readonly resizable?: boolean }).resizable;

const isView: Check = (value) => ArrayBuffer.isView(value) && isWholeBuffer(value.buffer);

/** Built-in classes, by name, each with a check that its instance can be read back exactly. */
const CHECKS: Readonly<Record<string, Check>> = {
  Date: (value) => types.isDate(value) && hasOnlyOwn(value, 'constructor'),
  RegExp: (value) =>
    types.isRegExp(value) && value.lastIndex === 0 && hasOnlyOwn(value, 'lastIndex'),
  Map: (value) => types.isMap(value) && hasOnlyOwn(value),
  Set: (value) => types.isSet(value) && hasOnlyOwn(value),
  URL: (value) => value instanceof URL,
  URLSearchParams: (value) => value instanceof URLSearchParams,
  ArrayBuffer: isWholeBuffer,
  Buffer: (value) => Buffer.isBuffer(value) && isView(value),
  DataView: isView,
  Int8Array: isView,
  Uint8Array: isView,
  Uint8ClampedArray: isView,
  Int16Array: isView,
  Uint16Array: isView,
  Float16Array: isView,
  Int32Array: isView,
  Uint32Array: isView,
  Float32Array: isView,
  Float64Array: isView,
  BigInt64Array: isView,
  BigUint64Array: isView,
};

/** `Duration` is missing, because its text balances the units: 1500 ms come back as 1 s and 500 ms. */
const TEMPORAL_TYPES: ReadonlySet<string> = new Set([
  'Instant',
  'PlainDate',
  'PlainDateTime',
  'PlainMonthDay',
  'PlainTime',
  'PlainYearMonth',
  'ZonedDateTime',
]);

/** Whether the object is a direct instance of a built-in class, and can be read back exactly. */
export function isRestorable(value: object): boolean {
  const name = value.constructor?.name ?? '';
  if (Object.hasOwn(CHECKS, name)) return CHECKS[name]?.(value) ?? false;
  return TEMPORAL_TYPES.has(name) && isTemporal(value, name);
}

/** The class must be the JavaScript engine's own, because that is the class that will read the text. */
function isTemporal(value: object, name: string): boolean {
  const { Temporal } = globalThis as { readonly Temporal?: Readonly<Record<string, unknown>> };
  return Temporal !== undefined && value.constructor === Temporal[name];
}

/** The exceptions are for test libraries, whose fake clocks put `constructor` on each Date. */
function hasOnlyOwn(value: object, ...allowed: PropertyKey[]): boolean {
  return Reflect.ownKeys(value).every((key) => allowed.includes(key));
}
