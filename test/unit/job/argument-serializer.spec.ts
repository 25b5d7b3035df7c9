import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { ArgumentsTooLargeError } from '../../../lib/job/errors/arguments-too-large-error.js';
import { DamagedArgumentsError } from '../../../lib/job/errors/damaged-arguments-error.js';
import { UnserializableArgumentError } from '../../../lib/job/errors/unserializable-argument-error.js';
import {
  deserializeArguments,
  serializeArguments,
} from '../../../lib/job/serialization/argument-serializer.js';
import { RandomValues } from './random-values.js';

const limits = { maxBytes: 1_048_576 };
const write = (...args: unknown[]) => serializeArguments(args, limits);
const roundTrip = (...args: unknown[]) => deserializeArguments(write(...args));

describe('arguments that plain JSON carries', () => {
  it.each([
    ['texts', ['a@b.c', '', '\u0000', '\ud800', '😀', '"\\\u2028<']],
    ['numbers', [0, -1, 1.5, Number.MAX_SAFE_INTEGER, Number.MIN_VALUE]],
    ['null and booleans', [null, true, false]],
    ['arrays and objects', [[], {}, [[1], { a: { b: null } }]]],
    ['the key "constructor" and other names of Object', [{ constructor: 1, toString: 2 }]],
    ['an object with data called toJSON', [{ toJSON: 5 }]],
    ['nothing', []],
  ])('come back exactly: %s', (_, args) => {
    const text = serializeArguments(args, limits);
    expect(text).toBe(JSON.stringify(args));
    expect(deserializeArguments(text)).toStrictEqual(args);
  });
});

describe('arguments that plain JSON would change', () => {
  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['a Date', new Date(0)],
    ['NaN', Number.NaN],
    ['Infinity', -Infinity],
    ['-0', -0],
    ['a BigInt', -12345678901234567890n],
    ['a RegExp', /a\/b</giu],
    ['a Map', new Map<unknown, unknown>([[{ a: 1 }, new Set([undefined])]])],
    ['a Set', new Set([1, 'a', -0])],
    ['typed arrays', [new Uint8Array([1, 2]), new Float64Array([1.5]), new BigInt64Array([-1n])]],
    ['an ArrayBuffer', new Uint8Array([1, 2, 3]).buffer],
    ['a URL', new URL('https://example.org/a?b=c#d')],
    ['URLSearchParams', new URLSearchParams('a=1&a=2')],
    // biome-ignore lint/suspicious/noSparseArray: what is tested
    ['an array with holes', [1, , 3]],
    ['a property that is undefined', { a: undefined }],
    ['an object without prototype', Object.assign(Object.create(null), { a: 1 })],
    ['all of it nested', { at: [new Map([['k', { when: new Date(1), no: undefined }]])] }],
  ])('come back exactly: %s', (_, value) => {
    expect(write(value).startsWith('{"devalue":')).toBe(true);
    expect(roundTrip('first', value)).toStrictEqual(['first', value]);
  });

  it('keeps trailing undefined arguments', () => {
    expect(roundTrip(1, undefined, undefined)).toStrictEqual([1, undefined, undefined]);
  });

  it('gives an invalid Date back as an invalid Date', () => {
    expect(String(roundTrip(new Date(Number.NaN))[0])).toBe('Invalid Date');
  });

  it('does not fill holes, however many', () => {
    const wide: unknown[] = [];
    wide[4_000_000_000] = 'end';
    const [back] = roundTrip(wide) as [unknown[]];
    expect([back.length, Object.keys(back)]).toEqual([4_000_000_001, ['4000000000']]);
  });

  it.each([
    ['some bytes', 'abc'],
    ['none', ''],
  ])('gives a Buffer back as a Buffer: %s', (_, text) => {
    const [back] = roundTrip(Buffer.from(text));
    expect(Buffer.isBuffer(back)).toBe(true);
    expect(String(back)).toBe(text);
  });

  it('stores only the bytes that a view shows', () => {
    const bytes = new Uint8Array(new TextEncoder().encode('public secret').buffer, 0, 6);
    const [back] = roundTrip(bytes) as [Uint8Array];
    expect(back).toStrictEqual(new TextEncoder().encode('public'));
    expect(back.buffer.byteLength).toBe(6);
  });

  it('accepts an object that is reached twice, and one that is reached very often', () => {
    const shared = { a: 1 };
    expect(roundTrip(shared, { shared })).toStrictEqual([shared, { shared }]);

    let doubled: unknown = 'leaf';
    for (let level = 0; level < 40; level += 1) doubled = [doubled, doubled];
    expect(write(doubled).length).toBeLessThan(2_000);
  });

  it('accepts plain objects of another realm', () => {
    const foreign = runInNewContext('({ list: [1], at: new Date(5), map: new Map([[1, 2]]) })');
    expect(roundTrip(foreign)).toEqual([{ list: [1], at: new Date(5), map: new Map([[1, 2]]) }]);
  });

  it('gives random nested values back exactly', () => {
    const values = new RandomValues(Date.now());
    for (let run = 0; run < 500; run += 1) {
      const args = values.list();
      const back = roundTrip(...args);
      try {
        expect(back).toStrictEqual(args);
      } catch (error) {
        throw new Error(`Seed ${values.seed}, run ${run}`, { cause: error });
      }
    }
  });
});

describe('dates made under a fake clock', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('come back as dates', () => {
    jest.useFakeTimers({ now: 1_000 });
    const [back] = roundTrip(new Date()) as [Date];
    expect(back.getTime()).toBe(1_000);
  });
});

describe('an engine with Temporal', () => {
  class Instant {
    readonly [Symbol.toStringTag] = 'Temporal.Instant';

    constructor(readonly text: string) {}

    static from(text: string): Instant {
      return new Instant(text);
    }

    toString(): string {
      return this.text;
    }
  }

  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'Temporal');
  });

  it('gives its instants back', () => {
    Reflect.set(globalThis, 'Temporal', { Instant });
    const now = new Instant('2025-01-01T00:00:00Z');
    expect(roundTrip(now)).toStrictEqual([now]);
  });

  it('refuses instants of another implementation, which could not be read back', () => {
    expect(() => write(new Instant('2025-01-01T00:00:00Z'))).toThrow(UnserializableArgumentError);
  });
});

describe('the size of arguments', () => {
  it('is measured in bytes, not in characters', () => {
    expect(serializeArguments(['ä'], { maxBytes: 6 })).toBe('["ä"]');
    expect(() => serializeArguments(['ä'], { maxBytes: 5 })).toThrow(ArgumentsTooLargeError);
  });

  it('is named together with the limit', () => {
    expect(() => write('x'.repeat(limits.maxBytes))).toThrow(
      expect.objectContaining({
        code: 'HANGFIRE_ARGUMENTS_TOO_LARGE',
        bytes: limits.maxBytes + 4,
        limit: limits.maxBytes,
      }),
    );
  });

  it('counts for values that JSON does not carry as well', () => {
    const bytes = new Uint8Array(limits.maxBytes);
    expect(() => write(bytes)).toThrow(ArgumentsTooLargeError);
  });
});

describe('stored arguments', () => {
  it.each([
    '',
    '[',
    'null',
    '"text"',
    '{}',
    '{"devalue":-1}',
    '{"devalue":[]}',
    '{"devalue":[{}]}',
    '{"devalue":[["Set",1],1]}',
    '{"devalue":[[1],["Function",2],"process.exit()"]}',
    '{"devalue":[[1],["Buffer",2],{"base64":3},7]}',
    '{"devalue":[[1],{"__proto__":2},{}]}',
    '{"devalue":[[1],["Uint8Array",2],1000000000]}',
  ])('are refused when damaged: %s', (text) => {
    expect(() => deserializeArguments(text)).toThrow(DamagedArgumentsError);
    expect(() => deserializeArguments(text)).toThrow(
      expect.objectContaining({ code: 'HANGFIRE_DAMAGED_ARGUMENTS', cause: expect.anything() }),
    );
  });

  it.each([
    '["4711", oops',
    '{"devalue":[["BigInt","4711"]]}',
    '{"devalue":[[1],["BigInt","4711x"]]}',
    '{"devalue":[[1],["RegExp","(4711"]]}',
    '{"devalue":[[1],["URL","//4711"]]}',
    '{"devalue":[[1],["4711",2],{}]}',
  ])('are quoted by no error: %s', (text) => {
    let error: Error | undefined;
    try {
      deserializeArguments(text);
    } catch (thrown) {
      error = thrown as Error;
    }

    expect(error).toBeInstanceOf(DamagedArgumentsError);
    expect(inspect(error, { depth: 5 })).not.toContain('4711');
  });

  it('cannot reach a prototype: a stored "__proto__" is data', () => {
    const [value] = deserializeArguments('[{"__proto__":{"isAdmin":true}}]') as [object];
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect('isAdmin' in {}).toBe(false);
  });
});
