import { describe, expect, it } from '@jest/globals';
import { liveAnswerOf } from '../../../lib/dashboard/live/live-answer.js';
import type { LiveState } from '../../../lib/dashboard/live/live-poller.js';
import { LivePoller } from '../../../lib/dashboard/live/live-poller.js';
import { throughputBetween } from '../../../lib/dashboard/live/throughput.js';
import type { JobStorage } from '../../../lib/storage/job-storage.js';
import type { ServerRecord } from '../../../lib/storage/servers/server-store.js';
import { silentLogger } from '../../../lib/support/logger.js';
import { eventually } from '../../support/eventually.js';
import { aFastSample, aServerRecord, aSlowSample, sampledAt } from '../../support/samples.js';

describe('The live numbers', () => {
  const activity = {
    heartbeatIntervalMs: 60_000,
    busyWorkers: 3,
    claimedAhead: 40,
    abandonedCount: 1,
    abandonedRuns: [],
  };
  const numbersOf = (servers: readonly ServerRecord[], now = sampledAt(0)) =>
    liveAnswerOf({
      fast: aFastSample(),
      slow: aSlowSample({ servers, at: now }),
      throughput: { succeeded: 0, failed: 0, deleted: 0 },
      problems: [],
    });

  it('say what all servers do, and when the latest of them sent its heartbeat', () => {
    const later = aServerRecord([], sampledAt(5_000));
    const numbers = numbersOf([
      { ...aServerRecord([]), activity },
      { ...later, activity },
    ]);

    expect(numbers.work).toEqual({
      busyWorkers: 6,
      workers: 10,
      claimedAhead: 80,
      abandonedRuns: 2,
    });
    expect(numbers.heartbeatAt).toBe(sampledAt(5_000).getTime());
  });

  it('say nothing of the work while a server of an older version runs', () => {
    expect(numbersOf([{ ...aServerRecord([]), activity }, aServerRecord([])]).work).toBeUndefined();
  });

  it('leave out what silent servers did', () => {
    const work = numbersOf(
      [{ ...aServerRecord([]), activity }, aServerRecord([])],
      sampledAt(60_000),
    ).work;

    expect(work).toMatchObject({ busyWorkers: 3, workers: 5 });
  });

  it('say nothing of heartbeats where there is no server', () => {
    expect(numbersOf([])).not.toHaveProperty('heartbeatAt');
  });
});

describe('Throughput', () => {
  const counted = (succeeded: number, deleted: number) => ({
    byState: { Succeeded: succeeded, Deleted: deleted },
    bounded: [],
  });

  it('is the number of jobs a second that ended between two looks', () => {
    const before = aFastSample({
      counts: counted(100, 5),
      failedAttempts: [{ from: sampledAt(0), value: 3 }],
    });
    const after = aFastSample({
      at: sampledAt(2_000),
      counts: counted(150, 5),
      failedAttempts: [
        { from: sampledAt(0), value: 4 },
        { from: sampledAt(3_600_000), value: 2 },
      ],
    });

    expect(throughputBetween(before, after)).toEqual({ succeeded: 25, failed: 1.5, deleted: 0 });
  });

  it('is 0 at the first look, and never negative', () => {
    const nothing = { succeeded: 0, failed: 0, deleted: 0 };

    expect(throughputBetween(undefined, aFastSample({ counts: counted(9, 9) }))).toEqual(nothing);
    expect(
      throughputBetween(
        aFastSample({ counts: counted(9, 9) }),
        aFastSample({ at: sampledAt(1_000) }),
      ),
    ).toEqual(nothing);
  });
});

describe('The live numbers', () => {
  it('are read once for all people who watch, and not at all while nobody watches', async () => {
    const store = new CountingStorage();
    const poller = new LivePoller(store.storage, { intervalMs: 10 }, silentLogger);
    const seen: number[] = [];
    const stops = [0, 1, 2].map((watcher) =>
      poller.watch({ seen: () => seen.push(watcher), ended: () => {} }),
    );
    await eventually(() => seen.length >= 6);
    const { looks } = store;

    expect(looks).toBeLessThanOrEqual(seen.length / 3 + 1);
    for (const stop of stops) stop();
    await eventually(() => store.pending === 0);
    const before = store.looks;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(store.looks).toBe(before);
  });

  it('are reported as missing while the store is away, and come back by themselves', async () => {
    const store = new CountingStorage();
    const poller = new LivePoller(store.storage, { intervalMs: 5 }, silentLogger);
    const seen: (LiveState | undefined)[] = [];
    const stop = poller.watch({ seen: (state) => seen.push(state), ended: () => {} });

    await eventually(() => seen.length > 0);
    expect(seen[0]?.answer.counts.Enqueued).toEqual({ count: 1, isExact: true });
    expect(seen[0]?.answer.counts.Failed).toEqual({ count: 0, isExact: true });
    store.isAway = true;
    await eventually(() => seen.at(-1) === undefined);
    store.isAway = false;
    await eventually(() => seen.at(-1) !== undefined);
    stop();
  });

  it('are all new for the first person who watches after a rest', async () => {
    const poller = new LivePoller(new CountingStorage().storage, { intervalMs: 2 }, silentLogger);
    const begunMs = performance.now();
    const before = await poller.latest();
    const seenAtMs = performance.now();
    // What changes now and then is kept for 25 times as long as the store took to tell it.
    const restMs = Math.max(20, 30 * (seenAtMs - begunMs));
    await eventually(() => performance.now() - seenAtMs > restMs);

    const after = await poller.latest();
    expect(after.slow).not.toBe(before.slow);
  });

  it('end for everybody when the application does', () => {
    const poller = new LivePoller(new CountingStorage().storage, { intervalMs: 5 }, silentLogger);
    let ended = 0;
    poller.watch({ seen: () => {}, ended: () => (ended += 1) });

    poller.close();
    expect(ended).toBe(1);
  });
});

/** Counts how often it is asked. */
class CountingStorage {
  looks = 0;
  pending = 0;
  isAway = false;

  readonly storage = {
    name: 'counting',
    clock: { now: () => new Date() },
    statistics: {
      countByState: () => this.answer({ byState: { Enqueued: 1 }, bounded: [] }),
      readCounter: async () => [],
    },
    monitoring: {
      parked: async () => [],
      count: async () => ({ count: 0, isExact: true }),
      queues: async () => [],
      health: async () => ({ clockOffsetMs: 0 }),
      searchRecurringJobs: async () => ({ recurringJobs: [] }),
      recurringJobs: async () => ({ count: 0, revision: '', failures: [] }),
    },
    problems: { listOpen: async () => [], listMutes: async () => [] },
    servers: { list: async () => [], listLost: async () => [] },
    measurements: { read: async () => [] },
  } as unknown as JobStorage;

  private async answer<T>(value: T): Promise<T> {
    this.looks += 1;
    this.pending += 1;
    await Promise.resolve();
    this.pending -= 1;
    if (this.isAway) throw new Error('The store is away');
    return value;
  }
}
