import { describe, expect, it } from '@jest/globals';
import { DurationHistogram } from '../../../lib/attempts/duration-histogram.js';
import type { MinuteOfAttempts } from '../../../lib/attempts/recent-attempts.js';
import { liveAnswerOf } from '../../../lib/dashboard/live/live-answer.js';
import type { LiveState } from '../../../lib/dashboard/live/live-poller.js';
import { LivePoller } from '../../../lib/dashboard/live/live-poller.js';
import { throughputBetween } from '../../../lib/dashboard/live/throughput.js';
import { Observations } from '../../../lib/problems/observations.js';
import { findProblems } from '../../../lib/problems/problem-rules.js';
import type { FastSample, SlowSample } from '../../../lib/problems/samples.js';
import { isSilent } from '../../../lib/problems/silence.js';
import type { JobStorage } from '../../../lib/storage/job-storage.js';
import type { QueueSummary } from '../../../lib/storage/monitoring-store.js';
import type { ServerRecord } from '../../../lib/storage/server-store.js';
import { silentLogger } from '../../../lib/support/logger.js';
import { eventually } from '../../support/eventually.js';

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 0, 1);
const at = (ms: number) => new Date(START_MS + ms);

const aFast = (given: Partial<FastSample> = {}): FastSample => ({
  at: at(0),
  answerMs: 2,
  counts: { byState: {}, bounded: [] },
  failed: [],
  failedAttempts: [],
  ...given,
});
const aSlow = (given: Partial<SlowSample> = {}): SlowSample => ({
  at: at(0),
  retries: { count: 0, isExact: true },
  servers: [],
  lostServers: [],
  recurring: { count: 0, revision: '', failures: [] },
  queues: [],
  health: { clockOffsetMs: 0 },
  attempts: [],
  failing: [],
  ...given,
});
const aQueue = (name: string, ready: number, given: Partial<QueueSummary> = {}): QueueSummary => ({
  name,
  ready: { count: ready, isExact: true },
  waiting: { count: 0, isExact: true },
  processing: 0,
  ...given,
});
const aMinute = (minutesAgo: number, queue: string): MinuteOfAttempts => ({
  fromMs: START_MS - minutesAgo * MINUTE_MS,
  methods: new Map(),
  failures: new Map(),
  queues: new Map([[queue, { count: 1, failed: 0, waits: new DurationHistogram() }]]),
});
const aLostServer = (id: string, lostAt: Date) => {
  const [startedAt, heartbeatAt] = [at(-9_999_000), new Date(lostAt.getTime() - 15_000)];
  return { id, name: 'web-1', startedAt, heartbeatAt, lostAt };
};
const aServer = (queues: string[], heartbeatAt = at(0)): ServerRecord => ({
  id: 's1',
  name: 'one',
  queues,
  workerCount: 5,
  startedAt: at(0),
  heartbeatAt,
  isStopping: false,
});

describe('The live numbers', () => {
  const activity = {
    heartbeatIntervalMs: 60_000,
    busyWorkers: 3,
    claimedAhead: 40,
    abandonedCount: 1,
    abandonedRuns: [],
  };
  const numbersOf = (servers: readonly ServerRecord[], now = at(0)) =>
    liveAnswerOf({
      fast: aFast(),
      slow: aSlow({ servers, at: now }),
      throughput: { succeeded: 0, failed: 0, deleted: 0 },
      problems: [],
    });

  it('say what all servers do, and when the latest of them sent its heartbeat', () => {
    const later = aServer([], at(5_000));
    const numbers = numbersOf([
      { ...aServer([]), activity },
      { ...later, activity },
    ]);

    expect(numbers.work).toEqual({
      busyWorkers: 6,
      workers: 10,
      claimedAhead: 80,
      abandonedRuns: 2,
    });
    expect(numbers.heartbeatAt).toBe(at(5_000).getTime());
  });

  it('say nothing of the work while a server of an older version runs', () => {
    expect(numbersOf([{ ...aServer([]), activity }, aServer([])]).work).toBeUndefined();
  });

  it('leave out what silent servers did', () => {
    const work = numbersOf([{ ...aServer([]), activity }, aServer([])], at(60_000)).work;

    expect(work).toMatchObject({ busyWorkers: 3, workers: 5 });
  });

  it('say nothing of heartbeats where there is no server', () => {
    expect(numbersOf([])).not.toHaveProperty('heartbeatAt');
  });
});

describe('A server', () => {
  const isSilentAfter = (ms: number, heartbeatIntervalMs?: number) => {
    const none = { busyWorkers: 0, claimedAhead: 0, abandonedCount: 0, abandonedRuns: [] };
    const activity = heartbeatIntervalMs ? { heartbeatIntervalMs, ...none } : undefined;
    return isSilent({ ...aServer([]), activity }, at(ms));
  };

  it('is silent after 30 seconds', () => {
    expect(isSilentAfter(30_000)).toBe(false);
    expect(isSilentAfter(30_001)).toBe(true);
    expect(isSilentAfter(30_001, 6_000)).toBe(true);
  });

  it('is silent later if it sends heartbeats seldom', () => {
    expect(isSilentAfter(180_000, 60_000)).toBe(false);
    expect(isSilentAfter(180_001, 60_000)).toBe(true);
  });
});

describe('Throughput', () => {
  const counted = (succeeded: number, deleted: number) => ({
    byState: { Succeeded: succeeded, Deleted: deleted },
    bounded: [],
  });

  it('is the number of jobs a second that ended between two looks', () => {
    const before = aFast({ counts: counted(100, 5), failedAttempts: [{ from: at(0), value: 3 }] });
    const after = aFast({
      at: at(2_000),
      counts: counted(150, 5),
      failedAttempts: [
        { from: at(0), value: 4 },
        { from: at(3_600_000), value: 2 },
      ],
    });

    expect(throughputBetween(before, after)).toEqual({ succeeded: 25, failed: 1.5, deleted: 0 });
  });

  it('is 0 at the first look, and never negative', () => {
    const nothing = { succeeded: 0, failed: 0, deleted: 0 };

    expect(throughputBetween(undefined, aFast({ counts: counted(9, 9) }))).toEqual(nothing);
    expect(throughputBetween(aFast({ counts: counted(9, 9) }), aFast({ at: at(1_000) }))).toEqual(
      nothing,
    );
  });
});

describe('Problems', () => {
  const problemsOf = (slow: Partial<SlowSample>, fast: Partial<FastSample> = {}) => {
    const seen = new Observations();
    for (let look = 0; look < 3; look += 1) seen.add(aFast(fast), aSlow(slow));
    return findProblems(seen, { store: 'memory', now: at(0) });
  };

  it('there are none if all is well', () => {
    const queues = [aQueue('default', 3), aQueue('idle', 0)];

    expect(problemsOf({ queues, servers: [aServer(['default'])] })).toEqual([]);
  });

  it('is a server that went silent', () => {
    expect(problemsOf({ servers: [aServer([], at(-31_000))] })).toEqual([
      { kind: 'server-silent', subject: 's1', facts: { heartbeatAt: START_MS - 31_000 } },
    ]);
    expect(problemsOf({ servers: [aServer([], at(-29_000))] })).toEqual([]);
  });

  it('is a server that others have removed, for an hour', () => {
    const lost = aLostServer('s1', at(-3_599_000));
    const told = {
      kind: 'server-lost',
      subject: 's1',
      facts: { heartbeatAt: START_MS - 3_614_000 },
    };

    expect(problemsOf({ lostServers: [lost] })).toEqual([told]);
    expect(problemsOf({ lostServers: [aLostServer('s1', at(-3_600_000))] })).toEqual([]);
  });

  it('are the latest five servers that were removed', () => {
    const lostServers = Array.from({ length: 7 }, (_, index) =>
      aLostServer(`s${index}`, at(-index)),
    );

    const subjects = problemsOf({ lostServers }).map(({ subject }) => subject);
    expect(subjects).toEqual(['s0', 's1', 's2', 's3', 's4']);
  });

  it('is a served queue of which nothing has ended for five minutes', () => {
    const stuckSince = (endedMinutesAgo: number, readyForMinutes: number) => {
      const oldestReadyAt = at(-readyForMinutes * MINUTE_MS);
      const [problem] = problemsOf({
        queues: [aQueue('mail', 3, { oldestReadyAt })],
        servers: [aServer(['mail'])],
        attempts: [aMinute(endedMinutesAgo, 'mail'), aMinute(0, 'other')],
      });
      return problem && [problem.kind, problem.subject, problem.facts];
    };
    const told = (minutes: number) => [
      'queue-stuck',
      'mail',
      { ready: 3, since: START_MS - minutes * MINUTE_MS },
    ];

    expect(stuckSince(20, 6)).toEqual(told(6));
    expect(stuckSince(8, 30)).toEqual(told(7));
    expect(stuckSince(5, 30)).toBeUndefined();
    expect(stuckSince(20, 4)).toBeUndefined();
  });

  it('is a method most of whose attempts fail', () => {
    const failing = {
      method: 'A.run',
      share: 0.98,
      since: at(-MINUTE_MS),
      failedPerMinute: 41.3,
      fingerprint: 'f1',
      retrying: { count: 2_950, isExact: true },
    };
    const since = START_MS - MINUTE_MS;
    const facts = { share: 0.98, since, perMinute: 41, retrying: 2_950, fingerprint: 'f1' };

    expect(problemsOf({ failing: [failing] })).toEqual([
      { kind: 'method-failing', subject: 'A.run', facts },
    ]);
  });

  it('are at most fifty', () => {
    const queues = Array.from({ length: 60 }, (_, number) => aQueue(`tenant-${number}`, 1));

    expect(problemsOf({ queues })).toHaveLength(50);
  });

  it('is a queue with jobs that no live server serves', () => {
    const queues = [aQueue('reports', 7, { oldestReadyAt: at(-5_000) })];
    const unserved = {
      kind: 'queue-unserved',
      subject: 'reports',
      facts: { ready: 7, since: START_MS - 5_000 },
    };

    expect(problemsOf({ queues, servers: [aServer(['default'])] })).toEqual([unserved]);
    expect(problemsOf({ queues, servers: [aServer(['reports'], at(-60_000))] })).toContainEqual(
      unserved,
    );
  });

  it('is not a queue that somebody has paused', () => {
    expect(problemsOf({ queues: [aQueue('reports', 7, { pausedAt: at(0) })] })).toEqual([]);
  });

  it('is a clock that differs by more than 30 seconds, either way', () => {
    for (const clockOffsetMs of [30_001, -30_001]) {
      expect(problemsOf({ health: { clockOffsetMs } })).toMatchObject([
        { kind: 'clocks-apart', facts: { differenceMs: clockOffsetMs } },
      ]);
    }
    expect(problemsOf({ health: { clockOffsetMs: 30_000 } })).toEqual([]);
  });

  it('is a snapshot that has been held for more than five minutes', () => {
    const health = (ms: number) => ({ clockOffsetMs: 0, oldestSnapshotAt: at(-ms) });

    expect(problemsOf({ health: health(5 * MINUTE_MS + 1) })).toMatchObject([
      { kind: 'snapshot-held', subject: 'memory' },
    ]);
    expect(problemsOf({ health: health(5 * MINUTE_MS) })).toEqual([]);
  });

  it('is a recurring job that cannot be scheduled', () => {
    const failures = [{ id: 'nightly', error: 'No such class\n  at line 1' }];

    expect(problemsOf({ recurring: { count: 1, revision: '', failures } })).toEqual([
      { kind: 'recurring-failing', subject: 'nightly', facts: { error: 'No such class' } },
    ]);
  });

  it('is a store that is slow most of the time', () => {
    expect(problemsOf({}, { answerMs: 1_500 })).toEqual([
      { kind: 'store-slow', subject: 'memory', facts: { answerMs: 1_500 } },
    ]);
  });
});

describe('A backlog', () => {
  const growing = (depths: readonly number[], stepMs = 30_000) => {
    const seen = new Observations();
    for (const [index, depth] of depths.entries()) {
      const slow = aSlow({
        at: at(index * stepMs),
        queues: [aQueue('default', depth)],
        servers: [aServer(['default'], at(index * stepMs))],
      });
      seen.add(aFast(), slow);
    }
    return findProblems(seen, { store: 'memory', now: at((depths.length - 1) * stepMs) });
  };

  it('is a problem if it has grown for two minutes', () => {
    expect(growing([100, 200, 300, 400, 500])).toEqual([
      { kind: 'backlog-grows', subject: 'default', facts: { ready: 500, since: START_MS } },
    ]);
  });

  /** More than are counted, as their oldest one is seen. */
  const uncounted = (ages: readonly number[], stepMs = 30_000) => {
    const seen = new Observations();
    for (const [index, ageMs] of ages.entries()) {
      const now = at(index * stepMs);
      const ready = { count: 10_000, isExact: false };
      const oldestReadyAt = new Date(now.getTime() - ageMs);
      const queues = [{ ...aQueue('default', 0), ready, oldestReadyAt }];
      seen.add(aFast(), aSlow({ at: now, queues, servers: [aServer(['default'], now)] }));
    }
    return findProblems(seen, { store: 'memory', now: at((ages.length - 1) * stepMs) });
  };

  it('that is too long to count is a problem if its oldest job gets older and older', () => {
    const facts = { ready: 10_000, isBounded: 1, since: START_MS };

    expect(uncounted([1_000, 11_000, 21_000, 31_000, 41_000])).toEqual([
      { kind: 'backlog-grows', subject: 'default', facts },
    ]);
    expect(uncounted([60_000, 60_000, 60_000, 60_000, 60_000])).toEqual([]);
    expect(uncounted([60_000, 50_000, 40_000, 30_000, 20_000])).toEqual([]);
  });

  it.each([
    ['has been looked at for a shorter time', [100, 200, 300, 400]],
    ['grows by little', [100_000, 100_100, 100_200, 100_300, 100_400]],
    ['has stopped growing', [100, 300, 900, 900, 700]],
    ['shrinks', [500, 400, 300, 200, 100]],
  ])('is none where it %s', (_, depths) => {
    expect(growing(depths)).toEqual([]);
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
    const before = await poller.latest();
    const seenAtMs = performance.now();
    await eventually(() => performance.now() - seenAtMs > 20);

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
      count: async () => ({ count: 0, isExact: true }),
      queues: async () => [],
      health: async () => ({ clockOffsetMs: 0 }),
      recurringJobs: async () => ({ count: 0, revision: '', failures: [] }),
    },
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
