import { types } from 'node:util';

type Check = (value: object) => boolean;

const isWholeBuffer: Check = (value) =>
  types.isArrayBuffer(value) && !(value as { readonly resizable?: boolean }).resizable;

const isView: Check = (value) => ArrayBuffer.isView(value) && isWholeBuffer(value.buffer);

/** Built-in classes whose instances come back exactly, by name. */
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

/** `Duration` is missing: its text balances the units, so 1500 ms come back as 1 s and 500 ms. */
const TEMPORAL_TYPES: ReadonlySet<string> = new Set([
  'Instant',
  'PlainDate',
  'PlainDateTime',
  'PlainMonthDay',
  'PlainTime',
  'PlainYearMonth',
  'ZonedDateTime',
]);

/** Whether the object is an instance of a built-in class itself, and comes back exactly. */
export function isRestorable(value: object): boolean {
  const name = value.constructor?.name ?? '';
  if (Object.hasOwn(CHECKS, name)) return CHECKS[name]?.(value) ?? false;
  return TEMPORAL_TYPES.has(name) && isTemporal(value, name);
}

/** The class must be the class of the JavaScript engine, which is the class that will read the text. */
function isTemporal(value: object, name: string): boolean {
  const { Temporal } = globalThis as { readonly Temporal?: Readonly<Record<string, unknown>> };
  return Temporal !== undefined && value.constructor === Temporal[name];
}

/** Fake clocks of test libraries put `constructor` on each Date, hence the exceptions. */
function hasOnlyOwn(value: object, ...allowed: PropertyKey[]): boolean {
  return Reflect.ownKeys(value).every((key) => allowed.includes(key));
}
