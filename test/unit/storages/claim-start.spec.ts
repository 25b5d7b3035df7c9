import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ClaimedJob } from '../../../lib/storage/jobs/records.js';
import { ClaimStart } from '../../../lib/storages/sql/queues/claim-start.js';

const FIRST = [[-32_768], ['00000000-0000-0000-0000-000000000000']];
const SLOW_MS = 50;
const LONG_MS = 200;

let start: ClaimStart;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  start = new ClaimStart();
});
afterEach(() => {
  jest.useRealTimers();
});

const pass = (ms: number) => jest.advanceTimersByTime(ms);
const walkSlowly = (tookMs: number, times = 3) => {
  for (let walk = 0; walk < times; walk += 1) start.walked(tookMs, 10);
};
const claimed = (queue: string, priority: number, id: string) =>
  start.claimed([{ queue, priority, id } as ClaimedJob]);

describe('Claims', () => {
  it('begin at the beginning as long as that is quick', () => {
    start.walked(2, 10);
    start.walked(16, 1_000);
    expect(start.isBeginningDue).toBe(true);
  });

  it('begin at the beginning after one that was slow, which may have been the machine', () => {
    walkSlowly(SLOW_MS, 2);
    expect(start.isBeginningDue).toBe(true);
    start.walked(2, 10);
    walkSlowly(SLOW_MS, 2);
    expect(start.isBeginningDue).toBe(true);
  });

  it('begin elsewhere once it is slow every time, but for a twentieth of the time', () => {
    walkSlowly(SLOW_MS);
    expect(start.isBeginningDue).toBe(false);
    pass(20 * SLOW_MS - 1);
    expect(start.isBeginningDue).toBe(false);
    pass(1);
    expect(start.isBeginningDue).toBe(true);
  });

  it('begin at the beginning again when it has become quick', () => {
    walkSlowly(SLOW_MS);
    pass(20 * SLOW_MS);
    start.walked(2, 10);
    expect(start.isBeginningDue).toBe(true);
  });

  it('look at the beginning at once when there is nothing else to claim, unless that takes long', () => {
    walkSlowly(SLOW_MS);
    expect(start.msUntilBeginning).toBe(0);

    walkSlowly(LONG_MS);
    expect(start.msUntilBeginning).toBe(4 * LONG_MS);
    pass(4 * LONG_MS);
    expect(start.msUntilBeginning).toBe(0);
  });

  it('begin elsewhere behind the last claimed job of each queue', () => {
    claimed('default', 0, 'a');
    claimed('default', 3, 'b');
    claimed('critical', -1, 'c');

    expect(start.behindLast(['critical', 'default'])).toEqual([
      [-1, 3],
      ['c', 'b'],
    ]);
    expect(start.behindLast(['never-claimed'])).toEqual(FIRST);
    expect(start.beginning(['default'])).toEqual(FIRST);
  });
});
