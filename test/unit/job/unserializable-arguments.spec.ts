import { describe, expect, it } from '@jest/globals';
import { UnserializableArgumentError } from '../../../lib/job/errors/unserializable-argument-error.js';
import {
  deserializeArguments,
  serializeArguments,
} from '../../../lib/job/serialization/argument-serializer.js';

const limits = { maxBytes: 1_048_576 };
const write = (...args: unknown[]) => serializeArguments(args, limits);
const roundTrip = (...args: unknown[]) => deserializeArguments(write(...args));

const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
};

class Customer {
  constructor(readonly name: string) {}
}

const cyclic: Record<string, unknown> = { list: [] };
cyclic.list = [{ back: cyclic }];

describe('arguments that would not come back exactly', () => {
  it.each<[string, unknown, string, string]>([
    ['a function', { customer: { onSave: () => {} } }, '.customer.onSave', 'a function'],
    ['a class', Customer, '', 'a function'],
    ['a symbol', [0, Symbol('s')], '[1]', 'a symbol'],
    ['a class instance', { c: [new Customer('a')] }, '.c[0]', 'an instance of Customer'],
    ['a derived Map', new (class Index extends Map {})(), '', 'an instance of Index'],
    ['a derived array', new (class List extends Array {})(), '', 'an instance of List'],
    ['a Promise', { 'a b': Promise.resolve() }, '["a b"]', 'a Promise'],
    ['an Error', [new TypeError('x')], '[0]', 'an Error'],
    ['a boxed number', Object(1), '', 'a boxed primitive'],
    ['a WeakMap', new WeakMap(), '', 'an instance of WeakMap'],
    ['shared memory', new Uint8Array(new SharedArrayBuffer(1)), '', 'an instance of Uint8Array'],
    ['something in a Map', new Map([['k', Symbol()]]), '.get("k")', 'a symbol'],
    ['something that is a key', new Map([[Customer, 1]]), '.keys()[0]', 'a function'],
    ['something behind an object key', new Map([[{}, Symbol()]]), '.values()[0]', 'a symbol'],
    ['something in a Set', new Set([1, Symbol()]), '.values()[1]', 'a symbol'],
    [
      'an accessor',
      {
        get a() {
          return 1;
        },
      },
      '',
      'an object with the accessor "a"',
    ],
    [
      'a hidden property',
      Object.defineProperty({}, 'a', {}),
      '',
      'an object with the hidden property "a"',
    ],
    ['a symbol as a name', { [Symbol('s')]: 1 }, '', 'an object with a property named by a symbol'],
    [
      'the name __proto__',
      JSON.parse('{"__proto__":1}'),
      '',
      'an object with a property named "__proto__"',
    ],
    ['a method toJSON', { toJSON: () => 1 }, '.toJSON', 'a function'],
    ['an array with names', 'a'.match(/a/), '', 'an array that also has named properties'],
    [
      'an array with a name like a number',
      Object.assign([1], { '01': 2 }),
      '',
      'an array that also has named properties',
    ],
    [
      'resizable memory',
      Reflect.construct(ArrayBuffer, [1, { maxByteLength: 2 }]),
      '',
      'an instance of ArrayBuffer',
    ],
    ['a RegExp in mid-search', Object.assign(/a/g, { lastIndex: 1 }), '', 'an instance of RegExp'],
    ['a cycle', cyclic, '.list[0].back', 'a reference to an object that contains it'],
  ])('are refused by name: %s', (_, value, path, found) => {
    const refused = expect.objectContaining({
      code: 'HANGFIRE_UNSERIALIZABLE_ARGUMENT',
      index: 1,
      path,
      found,
    });
    let error: unknown;
    try {
      write('fine', value);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toEqual(refused);
    expect(error).toBeInstanceOf(UnserializableArgumentError);
  });

  it('are named by index and path in the message, with what to do', () => {
    expect(() => write(1, 2, { customer: { onSave() {} } })).toThrow(
      'Cannot store argument 2 (counted from 0), at .customer.onSave: it is a function. ' +
        'Only data can be stored',
    );
  });

  it('are named by a path of bearable length', () => {
    expect(() => write({ ['k'.repeat(500)]: Symbol() })).toThrow(
      expect.objectContaining({ path: `.${'k'.repeat(199)}…` }),
    );
  });

  it('are refused when they throw on being read', () => {
    const hostile = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('not yours');
        },
      },
    );
    expect(() => write({ hostile })).toThrow('at .hostile: it is an object that throws');
  });

  it.each([1_001, 100_000])('are refused when they are nested too deeply: %d levels', (levels) => {
    expect(() => write(nested(levels))).toThrow('nested deeper than 1000 levels');
  });

  it('may be nested up to the limit', () => {
    expect(roundTrip(nested(1_000))).toEqual([nested(1_000)]);
    expect(roundTrip(nested(999), undefined)).toEqual([nested(999), undefined]);
  });
});
