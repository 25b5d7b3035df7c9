import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Stillness } from '../../../lib/problems/stillness.js';
import type { Pulse } from '../../../lib/storage/servers/server-store.js';
import type { Signs } from '../../../lib/storage/servers/signs.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const BEAT = 6 * SECOND;

const quiet: Signs = { areThere: false, servers: 'a b', coverSnapshots: true };

let stillness: Stillness;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  stillness = new Stillness();
});
afterEach(() => {
  jest.useRealTimers();
});

const pulseWith = (given: Partial<Pulse>): Pulse => ({
  isKnown: true,
  isStopRequested: false,
  pausedQueues: [],
  hasReadyJobs: false,
  hasParkedJobs: false,
  hasAbandonedJobs: false,
  hasReleasedContinuations: false,
  hasUncountedBatches: false,
  signs: quiet,
  ...given,
});
const hear = (given: Partial<Pulse> = {}) => stillness.heard(pulseWith(given));
const isStill = () => stillness.isStill(new Date());
const look = () => stillness.begin(new Date());
const findNothing = (given: Partial<Pulse> = {}) => {
  hear(given);
  look()();
};

/** Heartbeats go on meanwhile. */
function pass(ms: number, given: Partial<Pulse> = {}): void {
  for (let passed = 0; passed < ms; passed += BEAT) {
    jest.advanceTimersByTime(Math.min(BEAT, ms - passed));
    hear(given);
  }
}

describe('Nobody has to look for problems', () => {
  it('after a look that has found nothing, while heartbeats show nothing new', () => {
    hear();
    expect(isStill()).toBe(false);
    findNothing();
    expect(isStill()).toBe(true);
    pass(14 * MINUTE);
    expect(isStill()).toBe(true);
  });

  it('but once in a quarter of an hour, for what no sign shows', () => {
    findNothing();
    pass(15 * MINUTE);
    expect(isStill()).toBe(false);
  });

  it('but within a minute where the signs do not cover snapshots', () => {
    const given = { signs: { ...quiet, coverSnapshots: false } };
    findNothing(given);
    pass(30 * SECOND, given);
    expect(isStill()).toBe(true);
    pass(15 * SECOND, given);
    expect(isStill()).toBe(false);
  });
});

describe('Somebody has to look for problems', () => {
  it.each<readonly [string, Partial<Pulse>]>([
    ['while there are signs', { signs: { ...quiet, areThere: true } }],
    ['when the servers have changed', { signs: { ...quiet, servers: 'a' } }],
    ['when a recurring job was scheduled', { nextRecurringAt: new Date(MINUTE) }],
    ['when the store does not say whether there are signs', { signs: undefined }],
  ])('%s', (_, given) => {
    findNothing();
    hear(given);
    expect(isStill()).toBe(false);
  });

  it('when a recurring job is overdue', () => {
    const given = { nextRecurringAt: new Date(MINUTE) };
    findNothing(given);
    pass(2 * MINUTE, given);
    expect(isStill()).toBe(true);
    pass(BEAT, given);
    expect(isStill()).toBe(false);
  });

  it('when a heartbeat was missed, until another one is answered', () => {
    findNothing();
    stillness.lost();
    expect(isStill()).toBe(false);
    hear();
    expect(isStill()).toBe(true);
  });

  it('when there was no heartbeat for some time', () => {
    findNothing();
    jest.advanceTimersByTime(30 * SECOND);
    expect(isStill()).toBe(false);
  });

  it('when something has happened during the look that has found nothing', () => {
    hear();
    const foundNothing = look();
    hear({ signs: { ...quiet, servers: 'a' } });
    foundNothing();
    expect(isStill()).toBe(false);
  });

  it('when the look has found something, or did not end', () => {
    findNothing();
    look();
    expect(isStill()).toBe(false);
  });
});
