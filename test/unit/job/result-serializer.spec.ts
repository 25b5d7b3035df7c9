import { describe, expect, it } from '@jest/globals';
import { DamagedResultError } from '../../../lib/job/errors/damaged-result-error.js';
import { deserializeResult, serializeResult } from '../../../lib/job/result-serializer.js';

const MAX_BYTES = 1_000;
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

  it('takes no space when there is none', () => {
    expect(serializeResult(undefined, MAX_BYTES)).toBeUndefined();
  });

  it('is replaced by a note when it is too large', () => {
    expect(roundTrip('x'.repeat(MAX_BYTES))).toEqual({
      omitted: { reason: 'too-large', bytes: MAX_BYTES + 4 },
    });
  });

  it('is replaced by a note when it would not come back', () => {
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
