import { describe, expect, it } from '@jest/globals';
import { DamagedResultError } from '../../../lib/job/errors/damaged-result-error.js';
import {
  deserializeResult,
  serializeResult,
} from '../../../lib/job/serialization/result-serializer.js';

const MAX_BYTES = 1_000;
const MORE = { omitted: { reason: 'too-large', bytes: MAX_BYTES, isMore: true } };
const roundTrip = (value: unknown) => deserializeResult(serializeResult(value, MAX_BYTES));

describe('the result of a job', () => {
  it.each([
    ['undefined', undefined],
    ['null', null],
    ['a number', 42],
    ['a list', [1, [2]]],
    ['dates and what lies in them', { at: new Date(0), none: undefined }],
    ['what looks like a note', { omitted: { reason: 'too-large', bytes: 1 } }],
    ['what looks like an encoding', { devalue: [[1], 2] }],
  ])('comes back exactly: %s', (_, value) => {
    expect(roundTrip(value)).toStrictEqual({ value });
  });

  it('takes no space when it is undefined', () => {
    expect(serializeResult(undefined, MAX_BYTES)).toBeUndefined();
  });

  it('is replaced by a note when it is too large', () => {
    expect(roundTrip('x'.repeat(MAX_BYTES))).toEqual({
      omitted: { reason: 'too-large', bytes: MAX_BYTES + 4 },
    });
  });

  it('is read only until it is too large', () => {
    let looks = 0;
    const ownKeys = (target: object) => {
      looks += 1;
      return Reflect.ownKeys(target);
    };
    const row = () => new Proxy({ at: new Date(0), number: 1 }, { ownKeys });
    const rows = Array.from({ length: 10_000 }, row);

    for (const large of [rows, { rows }, new Map([['rows', rows]]), new Set(rows)]) {
      expect(roundTrip(large)).toEqual(MORE);
    }
    expect(looks).toBeLessThan(1_000);
  });

  it.each<[string, () => unknown]>([
    ['a text', () => 'x'.repeat(2 ** 24)],
    ['a text among others', () => ({ a: new Date(0), b: 'x'.repeat(2 ** 24) })],
    ['a long list', () => new Array(1_000_000).fill(0)],
    ['bytes', () => new Uint8Array(2 ** 24)],
    ['texts in a list', () => Array.from({ length: 500 }, (_, index) => `a text number ${index}`)],
    ['a map', () => new Map(Array.from({ length: 1_000 }, (_, index) => [index, index]))],
    ['an address', () => new URL(`https://example.org/${'x'.repeat(5_000)}`)],
    [
      'many names',
      () => Object.fromEntries(Array.from({ length: 1_000 }, (_, key) => [key, undefined])),
    ],
  ])('is not written when it is much too large: %s', (_, make) => {
    expect(roundTrip(make())).toEqual(MORE);
  });

  it('is small where its parts are the same, or are holes', () => {
    const text = 'the same text in every place';
    const same = { text, at: new Date(0) };
    const holes: unknown[] = [];
    holes[4_000_000_000] = 1;

    for (const value of [Array(200).fill(same), Array(200).fill(text), holes]) {
      expect(deserializeResult(serializeResult(value, 2_000))).toStrictEqual({ value });
    }
  });

  it('is refused where it is a number that takes too long to write', () => {
    expect(roundTrip([10n ** 20_000n])).toMatchObject({
      omitted: {
        reason: 'unserializable',
        detail: 'Found a BigInt of more than 20000 digits at [0]',
      },
    });
    expect(deserializeResult(serializeResult(10n ** 19_999n, 30_000))).toEqual({
      value: 10n ** 19_999n,
    });
  });

  it('is replaced by a note when it would not come back exactly', () => {
    expect(roundTrip({ user: new (class User {})() })).toEqual({
      omitted: { reason: 'unserializable', detail: 'Found an instance of User at .user' },
    });
  });

  it('never fails the job, whenever it throws on being read', () => {
    const throwingFrom = (turn: number) => {
      let turns = 0;
      const ownKeys = () => {
        turns += 1;
        if (turns >= turn) throw new Error('not yours');
        return [];
      };
      return [undefined, new Proxy({}, { ownKeys })];
    };

    for (const turn of [1, 2, 3]) {
      const { omitted } = roundTrip(throwingFrom(turn)) as { omitted: object };
      expect(omitted).toMatchObject({
        reason: 'unserializable',
        detail: expect.stringContaining('not yours'),
      });
    }
  });

  it.each(['', '{', '{}', '7', '{"omitted":null}', '{"devalue":[7]}'])(
    'is reported as damaged when its text cannot be read: %s',
    (text) => {
      expect(() => deserializeResult(text)).toThrow(DamagedResultError);
    },
  );
});
