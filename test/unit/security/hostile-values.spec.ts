import { types } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DamagedArgumentsError } from '../../../lib/job/errors/damaged-arguments-error.js';
import { DamagedResultError } from '../../../lib/job/errors/damaged-result-error.js';
import { deserializeArguments } from '../../../lib/job/serialization/argument-serializer.js';
import { deserializeResult } from '../../../lib/job/serialization/result-serializer.js';
import { runs } from '../../support/extent.js';
import { hostileText, WORST_TEXTS } from './hostile-texts.js';

/** What anything restored may be, beside lists, plain objects and primitives. */
const CLASSES = [
  Date,
  RegExp,
  Map,
  Set,
  URL,
  URLSearchParams,
  ArrayBuffer,
  Buffer,
  DataView,
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
].map(({ prototype }): object => prototype);

/** Its class is missing in older engines. */
const { Float16Array } = globalThis as { Float16Array?: { readonly prototype: object } };

const PROTOTYPES: ReadonlySet<object | null> = new Set([
  null,
  Object.prototype,
  Array.prototype,
  ...CLASSES,
  ...(Float16Array ? [Float16Array.prototype] : []),
]);

const TARGETS = [Object, Array, Function, String, Number, Map, Set, Date, Promise, Buffer, RegExp];

/** Everything about the prototypes that a text might try to change. */
const prototypes = (): unknown[] =>
  TARGETS.flatMap(({ prototype }) => [
    Reflect.getPrototypeOf(prototype),
    ...Reflect.ownKeys(prototype).flatMap((key) => {
      const { get, set, value } = Reflect.getOwnPropertyDescriptor(prototype, key) ?? {};
      return [key, get, set, value];
    }),
  ]);

/** By identity: a deep comparison would take another function for the same. */
function expectUnchanged(before: readonly unknown[]): void {
  const after = prototypes();
  expect(after.length).toBe(before.length);
  expect(after.findIndex((part, at) => !Object.is(part, before[at]))).toBe(-1);
}

/** @throws when anything in it is more than data */
function requireData(root: unknown): void {
  const seen = new Set<unknown>();
  const open = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'function' || typeof value === 'symbol') throw new Error(typeof value);
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    open.push(...partsOf(value));
  }
}

function partsOf(value: object): unknown[] {
  if (types.isProxy(value)) throw new Error('a proxy');
  if (!PROTOTYPES.has(Reflect.getPrototypeOf(value))) {
    throw new Error(`an instance of ${value.constructor?.name}`);
  }
  if (ArrayBuffer.isView(value) || types.isArrayBuffer(value)) return [];
  if (types.isMap(value)) return [...value].flat();
  if (types.isSet(value)) return [...value];
  if (types.isRegExp(value) || types.isDate(value)) return [];
  return Object.entries(Object.getOwnPropertyDescriptors(value)).map(([name, descriptor]) => {
    if (descriptor.get || descriptor.set) throw new Error(`the accessor ${name}`);
    return descriptor.value;
  });
}

/** @returns the value, or the error of this class that it was refused with */
function readOr<T>(damaged: abstract new (...args: never[]) => Error, read: () => T) {
  try {
    return { value: read() };
  } catch (error) {
    if (!(error instanceof damaged)) throw error;
    expect(error.message.length).toBeLessThan(1_000);
    return { error };
  }
}

const RUNS = { numRuns: runs(20_000) };

describe('hostile texts in place of arguments', () => {
  it('become data or are refused, whatever they are', () => {
    const before = prototypes();
    let read = 0;
    fc.assert(
      fc.property(hostileText, (text) => {
        const { value } = readOr(DamagedArgumentsError, () => deserializeArguments(text));
        requireData(value);
        if (value !== undefined) read += 1;
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      RUNS,
    );
    expectUnchanged(before);
    // A fuzzer of which everything is refused at once would prove nothing.
    expect(read).toBeGreaterThan(RUNS.numRuns / 10);
  });

  it.each(Object.entries(WORST_TEXTS))(
    'are refused, fast and without much memory: %s',
    (_what, text) => {
      const [started, memory] = [performance.now(), process.memoryUsage()];
      const { error } = readOr(DamagedArgumentsError, () => deserializeArguments(text));

      expect(error).toBeInstanceOf(DamagedArgumentsError);
      expect(performance.now() - started).toBeLessThan(5_000);
      const { external, arrayBuffers } = process.memoryUsage();
      expect(external + arrayBuffers - memory.external - memory.arrayBuffers).toBeLessThan(100e6);
    },
  );
});

describe('hostile texts in place of results', () => {
  it('become data or are refused, whatever they are', () => {
    const before = prototypes();
    fc.assert(
      fc.property(hostileText, (text) => {
        requireData(readOr(DamagedResultError, () => deserializeResult(text)).value);
      }),
      RUNS,
    );
    expectUnchanged(before);
  });

  it.each([
    '{"omitted":null}',
    '{"omitted":"text"}',
    '{"omitted":{}}',
    '{"omitted":{"reason":"other"}}',
    '{"omitted":{"reason":{"toString":1}}}',
    '{"omitted":{"reason":"too-large","bytes":"many"}}',
    '{"omitted":{"reason":"unserializable","detail":[1]}}',
    ...Object.values(WORST_TEXTS),
  ])('are refused: %.80s', (text) => {
    expect(() => deserializeResult(text)).toThrow(DamagedResultError);
  });
});
