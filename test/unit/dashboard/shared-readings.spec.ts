import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LivePoller } from '../../../lib/dashboard/live/live-poller.js';
import { SharedReadings } from '../../../lib/dashboard/live/shared-readings.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { silentLogger } from '../../../lib/support/logger.js';
import { aNewJob } from '../../support/builders.js';
import { Signal } from '../../support/signal.js';

const INTERVAL_MS = 2_000;

let storage: MemoryJobStorage;
let poller: LivePoller;
let readings: SharedReadings;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  storage = new MemoryJobStorage();
  poller = new LivePoller(storage, { intervalMs: INTERVAL_MS }, silentLogger);
  readings = new SharedReadings(poller, { intervalMs: INTERVAL_MS });
});
afterEach(() => {
  jest.useRealTimers();
});

const counted = () => {
  let times = 0;
  return async () => {
    times += 1;
    return times;
  };
};
const enqueued = async () => (await poller.latest()).answer.counts.Enqueued?.count;

describe('What is the same for everybody', () => {
  it('is read once an interval, for all who ask', async () => {
    const read = readings.share(counted());
    expect(await Promise.all([read(), read(), read()])).toEqual([1, 1, 1]);
    jest.advanceTimersByTime(INTERVAL_MS - 1);
    expect(await read()).toBe(1);

    jest.advanceTimersByTime(1);
    expect(await read()).toBe(2);
  });

  it('is read anew for those who were told of a later look, also where it was being read', async () => {
    const before = new Signal<string>();
    const answers = [before, Promise.resolve('after')];
    const read = readings.share(async () => answers.shift());
    const asked = read();
    jest.advanceTimersByTime(1);
    await poller.latest();

    expect(await read()).toBe('after');
    expect(await read()).toBe('after');
    before.fire('before');
    expect(await asked).toBe('before');
  });

  it('is apart from other things that are read', async () => {
    const [one, other] = [readings.share(counted()), readings.share(counted())];

    expect([await one(), await one(), await other()]).toEqual([1, 1, 1]);
  });

  it('is read again after it could not be read', async () => {
    const answer = counted();
    const read = readings.share(async () => {
      if ((await answer()) === 1) throw new Error('Away');
      return 'back';
    });

    await expect(read()).rejects.toThrow('Away');
    expect(await read()).toBe('back');
  });

  it('is read anew after a change, also where it was being read', async () => {
    const before = new Signal<string>();
    const answers = [before, Promise.resolve('after')];
    const read = readings.share(async () => answers.shift());
    const asked = read();
    readings.expire();

    expect(await read()).toBe('after');
    before.fire('before');
    expect([await asked, await read()]).toEqual(['before', 'after']);
  });

  it('is counted anew after a change, also where it was being counted', async () => {
    expect(await enqueued()).toBe(0);
    await storage.jobs.createJobs([aNewJob()]);
    expect(await enqueued()).toBe(0);

    readings.expire();
    const asked = poller.latest();
    readings.expire();
    await storage.jobs.createJobs([aNewJob()]);
    expect(await enqueued()).toBe(2);
    await asked;
    expect(await enqueued()).toBe(2);
  });

  it('is asked for less often where the store is slow, and after a change all the same', async () => {
    let looks = 0;
    storage.monitoring.health = async () => {
      looks += 1;
      jest.advanceTimersByTime(400);
      return { clockOffsetMs: 0 };
    };
    await poller.latest();
    jest.advanceTimersByTime(9_000);
    await poller.latest();
    expect(looks).toBe(1);

    jest.advanceTimersByTime(INTERVAL_MS);
    await poller.latest();
    readings.expire();
    await poller.latest();
    expect(looks).toBe(3);
  });
});
