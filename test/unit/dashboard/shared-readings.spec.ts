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

describe('A shared reading', () => {
  it('happens once an interval, for all requests', async () => {
    const read = readings.share(counted());
    expect(await Promise.all([read(), read(), read()])).toEqual([1, 1, 1]);
    jest.advanceTimersByTime(INTERVAL_MS - 1);
    expect(await read()).toBe(1);

    jest.advanceTimersByTime(1);
    expect(await read()).toBe(2);
  });

  it('happens again for a request after a later look, even while a reading is under way', async () => {
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

  it('is separate from other readings', async () => {
    const [one, other] = [readings.share(counted()), readings.share(counted())];

    expect([await one(), await one(), await other()]).toEqual([1, 1, 1]);
  });

  it('happens again after a failure', async () => {
    const answer = counted();
    const read = readings.share(async () => {
      if ((await answer()) === 1) throw new Error('Away');
      return 'back';
    });

    await expect(read()).rejects.toThrow('Away');
    expect(await read()).toBe('back');
  });

  it('happens again after a change, even while a reading is under way', async () => {
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

  it('happens less often on a slow store, but always after a change', async () => {
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
