import { describe, expect, it } from '@jest/globals';
import { DurationHistogram } from '../../../lib/attempts/duration-histogram.js';
import type { MinuteOfAttempts } from '../../../lib/attempts/recent-attempts.js';
import { Observations } from '../../../lib/problems/observations.js';
import { findProblems } from '../../../lib/problems/problem-rules.js';
import type { FastSample, SlowSample } from '../../../lib/problems/samples.js';
import { isSilent } from '../../../lib/problems/silence.js';
import { undecidedKinds } from '../../../lib/problems/undecided-kinds.js';
import { watchingServer } from '../../../lib/problems/watching-server.js';
import type { ServerRecord } from '../../../lib/storage/servers/server-store.js';
import {
  aFastSample,
  aQueueSummary,
  aServerRecord,
  aSlowSample,
  SAMPLED_MS,
  sampledAt,
} from '../../support/samples.js';

const MINUTE_MS = 60_000;

const aMinute = (minutesAgo: number, queue: string): MinuteOfAttempts => ({
  fromMs: SAMPLED_MS - minutesAgo * MINUTE_MS,
  methods: new Map(),
  failures: new Map(),
  queues: new Map([[queue, { count: 1, failed: 0, waits: new DurationHistogram() }]]),
});
const aLostServer = (id: string, lostAt: Date) => {
  const [startedAt, heartbeatAt] = [sampledAt(-9_999_000), new Date(lostAt.getTime() - 15_000)];
  return { id, name: 'web-1', startedAt, heartbeatAt, lostAt };
};

describe('A server', () => {
  const isSilentAfter = (ms: number, heartbeatIntervalMs?: number) => {
    const none = { busyWorkers: 0, claimedAhead: 0, abandonedCount: 0, abandonedRuns: [] };
    const activity = heartbeatIntervalMs ? { heartbeatIntervalMs, ...none } : undefined;
    return isSilent({ ...aServerRecord([]), activity }, sampledAt(ms));
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

describe('Problems', () => {
  const problemsOf = (slow: Partial<SlowSample>, fast: Partial<FastSample> = {}) => {
    const seen = new Observations();
    for (let look = 0; look < 3; look += 1) seen.add(aFastSample(fast), aSlowSample(slow));
    return findProblems(seen, { store: 'memory', now: sampledAt(0), machine: 'here' });
  };

  it('there are none if all is well', () => {
    const queues = [aQueueSummary('default', 3), aQueueSummary('idle', 0)];

    expect(problemsOf({ queues, servers: [aServerRecord(['default'])] })).toEqual([]);
  });

  it('is a server that went silent', () => {
    expect(problemsOf({ servers: [aServerRecord([], sampledAt(-31_000))] })).toEqual([
      { kind: 'server-silent', subject: 's1', facts: { heartbeatAt: SAMPLED_MS - 31_000 } },
    ]);
    expect(problemsOf({ servers: [aServerRecord([], sampledAt(-29_000))] })).toEqual([]);
  });

  it('is a server that others have removed, for an hour', () => {
    const lost = aLostServer('s1', sampledAt(-3_599_000));
    const told = {
      kind: 'server-lost',
      subject: 's1',
      facts: { heartbeatAt: SAMPLED_MS - 3_614_000 },
    };

    expect(problemsOf({ lostServers: [lost] })).toEqual([told]);
    expect(problemsOf({ lostServers: [aLostServer('s1', sampledAt(-3_600_000))] })).toEqual([]);
  });

  it('are all servers that were removed, where a server looks for everybody', () => {
    const lostServers = Array.from({ length: 100 }, (_, index) =>
      aLostServer(`s${index}`, sampledAt(-index)),
    );
    const seen = new Observations();
    seen.add(aFastSample(), aSlowSample({ lostServers, queues: [aQueueSummary('mail', 1)] }));
    const found = findProblems(seen, { store: 'memory', now: sampledAt(0) });

    expect(found.filter(({ kind }) => kind === 'server-lost')).toHaveLength(100);
    expect(found.at(-1)).toMatchObject({ kind: 'queue-unserved' });
  });

  it('are the latest five servers that were removed, where people look', () => {
    const lostServers = Array.from({ length: 7 }, (_, index) =>
      aLostServer(`s${index}`, sampledAt(-index)),
    );

    const subjects = problemsOf({ lostServers }).map(({ subject }) => subject);
    expect(subjects).toEqual(['s0', 's1', 's2', 's3', 's4']);
  });

  it('is a served queue of which nothing has ended for five minutes', () => {
    const stuckSince = (endedMinutesAgo: number, readyForMinutes: number) => {
      const oldestReadyAt = sampledAt(-readyForMinutes * MINUTE_MS);
      const [problem] = problemsOf({
        queues: [aQueueSummary('mail', 3, { oldestReadyAt })],
        servers: [aServerRecord(['mail'])],
        attempts: [aMinute(endedMinutesAgo, 'mail'), aMinute(0, 'other')],
      });
      return problem && [problem.kind, problem.subject, problem.facts];
    };
    const told = (minutes: number) => [
      'queue-stuck',
      'mail',
      { ready: 3, since: SAMPLED_MS - minutes * MINUTE_MS },
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
      since: sampledAt(-MINUTE_MS),
      failedPerMinute: 41.3,
      fingerprint: 'f1',
      retrying: { count: 2_950, isExact: true },
    };
    const since = SAMPLED_MS - MINUTE_MS;
    const facts = { share: 0.98, since, perMinute: 41, retrying: 2_950, fingerprint: 'f1' };

    expect(problemsOf({ failing: [failing] })).toEqual([
      { kind: 'method-failing', subject: 'A.run', facts },
    ]);
  });

  it('are at most fifty', () => {
    const queues = Array.from({ length: 60 }, (_, number) => aQueueSummary(`tenant-${number}`, 1));

    expect(problemsOf({ queues })).toHaveLength(50);
  });

  it('is a queue with jobs that no live server serves', () => {
    const queues = [aQueueSummary('reports', 7, { oldestReadyAt: sampledAt(-5_000) })];
    const unserved = {
      kind: 'queue-unserved',
      subject: 'reports',
      facts: { ready: 7, since: SAMPLED_MS - 5_000 },
    };

    expect(problemsOf({ queues, servers: [aServerRecord(['default'])] })).toEqual([unserved]);
    expect(
      problemsOf({ queues, servers: [aServerRecord(['reports'], sampledAt(-60_000))] }),
    ).toContainEqual(unserved);
  });

  it('is not a queue that somebody has paused', () => {
    expect(
      problemsOf({ queues: [aQueueSummary('reports', 7, { pausedAt: sampledAt(0) })] }),
    ).toEqual([]);
  });

  it('is a clock that differs by more than 30 seconds, either way', () => {
    for (const clockOffsetMs of [30_001, -30_001]) {
      expect(problemsOf({ health: { clockOffsetMs } })).toMatchObject([
        { kind: 'clocks-apart', facts: { differenceMs: clockOffsetMs } },
      ]);
    }
    expect(problemsOf({ health: { clockOffsetMs: 30_000 } })).toEqual([]);
  });

  it('is the clock of any server that is not silent, once for all servers of a name', () => {
    const none = { busyWorkers: 0, claimedAhead: 0, abandonedCount: 0, abandonedRuns: [] };
    const server = (id: string, clockOffsetMs: number, heartbeatAt = sampledAt(0)) => ({
      ...aServerRecord([], heartbeatAt),
      id: `${id}:1`,
      name: id,
      activity: { heartbeatIntervalMs: 6_000, ...none, clockOffsetMs },
    });
    const silent = server('silent', 99_000, sampledAt(-31_000));
    const servers = [
      server('a', 40_000),
      server('a', 40_010),
      server('b', 2),
      aServerRecord([]),
      silent,
    ];

    expect(problemsOf({ servers }).filter(({ kind }) => kind === 'clocks-apart')).toEqual([
      { kind: 'clocks-apart', subject: 'a', facts: { differenceMs: 40_010 } },
    ]);
  });

  it('is a snapshot that has been held for more than five minutes', () => {
    const health = (ms: number) => ({ clockOffsetMs: 0, oldestSnapshotAt: sampledAt(-ms) });

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
      const slow = aSlowSample({
        at: sampledAt(index * stepMs),
        queues: [aQueueSummary('default', depth)],
        servers: [aServerRecord(['default'], sampledAt(index * stepMs))],
      });
      seen.add(aFastSample(), slow);
    }
    return findProblems(seen, { store: 'memory', now: sampledAt((depths.length - 1) * stepMs) });
  };

  it('is a problem if it has grown for two minutes', () => {
    expect(growing([100, 200, 300, 400, 500])).toEqual([
      { kind: 'backlog-grows', subject: 'default', facts: { ready: 500, since: SAMPLED_MS } },
    ]);
  });

  /** More than are counted, as their oldest one is seen. */
  const uncounted = (ages: readonly number[], stepMs = 30_000) => {
    const seen = new Observations();
    for (const [index, ageMs] of ages.entries()) {
      const now = sampledAt(index * stepMs);
      const ready = { count: 10_000, isExact: false };
      const oldestReadyAt = new Date(now.getTime() - ageMs);
      const queues = [{ ...aQueueSummary('default', 0), ready, oldestReadyAt }];
      seen.add(
        aFastSample(),
        aSlowSample({ at: now, queues, servers: [aServerRecord(['default'], now)] }),
      );
    }
    return findProblems(seen, { store: 'memory', now: sampledAt((ages.length - 1) * stepMs) });
  };

  it('that is too long to count is a problem if its oldest job gets older and older', () => {
    const facts = { ready: 10_000, isBounded: 1, since: SAMPLED_MS };

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

describe('Problems that take several looks', () => {
  const undecidedAfter = (looks: number) => {
    const seen = new Observations();
    for (let look = 0; look < looks; look += 1)
      seen.add(aFastSample(), aSlowSample({ at: sampledAt(look * 15_000) }));
    return undecidedKinds(seen);
  };

  it('are undecided until there were enough looks', () => {
    expect(undecidedAfter(1)).toEqual(['backlog-grows', 'store-slow']);
    expect(undecidedAfter(3)).toEqual(['backlog-grows']);
    expect(undecidedAfter(9)).toEqual([]);
  });
});

describe('The server that looks for problems', () => {
  const activity = {
    heartbeatIntervalMs: 6_000,
    busyWorkers: 0,
    claimedAhead: 0,
    abandonedCount: 0,
    abandonedRuns: [],
    watchesProblems: true,
  } as const;
  const watching = (id: string, given: Partial<ServerRecord> = {}): ServerRecord => ({
    ...aServerRecord([]),
    id,
    activity,
    ...given,
  });
  const chosenOf = (...servers: ServerRecord[]) => watchingServer(servers, sampledAt(0))?.id;

  it('is the one that started first, and of two the one whose id comes first', () => {
    expect(chosenOf(watching('b'), watching('c'), watching('a'))).toBe('a');
    expect(chosenOf(watching('a'), watching('b', { startedAt: sampledAt(-1) }))).toBe('b');
  });

  it('is none that is silent, stops, is lightweight, or of an older version', () => {
    const { watchesProblems: _, ...ofOthers } = activity;
    const others = [
      watching('a', { heartbeatAt: sampledAt(-60_000) }),
      watching('b', { isStopping: true }),
      watching('c', { activity: ofOthers }),
      watching('d', { activity: undefined }),
    ];

    expect(chosenOf(...others)).toBeUndefined();
    expect(chosenOf(...others, watching('e'))).toBe('e');
  });
});
