import { describe, expect, it } from '@jest/globals';
import type { FailureCounts, MinuteOfAttempts } from '../../../lib/attempts/recent-attempts.js';
import { mergedFailureGroups } from '../../../lib/dashboard/api/mapping/failure-group.js';
import type { FailureSummary } from '../../../lib/storage/monitoring/monitoring-store.js';
import { aJobId } from '../../support/builders.js';

const NOW = new Date(Date.UTC(2026, 2, 11, 12, 0, 30));
const MINUTE_MS = 60_000;
const PRESENT_MS = Date.UTC(2026, 2, 11, 12);

const failed = (count: number): FailureCounts => ({
  count,
  type: 'Error',
  message: 'Away',
  lastMs: PRESENT_MS,
  lastJobId: undefined,
  methods: new Map([['Mailer.send', count]]),
});

const minuteOf = (minutesAgo: number, counts: Record<string, number>): MinuteOfAttempts => ({
  fromMs: PRESENT_MS - minutesAgo * MINUTE_MS,
  methods: new Map(),
  queues: new Map(),
  failures: new Map(Object.entries(counts).map(([name, count]) => [name, failed(count)])),
});

const ofJobs = (fingerprint: string, count: number): FailureSummary => ({
  fingerprint,
  exceptionType: 'Error',
  message: 'Away',
  type: 'Mailer',
  method: 'send',
  methods: 1,
  jobs: { count, isExact: true },
  latestAt: NOW,
  latestJobId: aJobId(),
});

const groupsOf = (
  summaries: readonly FailureSummary[],
  minutes: readonly MinuteOfAttempts[],
  limit = 10,
) =>
  mergedFailureGroups(summaries, minutes, NOW, limit).map(({ fingerprint, attempts, jobs }) => [
    fingerprint,
    attempts,
    jobs.count,
  ]);

describe('The groups of failures', () => {
  it('are those of Failed jobs and of attempts of the last hour, the most frequent first', () => {
    const minutes = [
      minuteOf(60, { a: 100 }),
      minuteOf(59, { a: 1, b: 5, '': 50 }),
      minuteOf(0, { a: 3 }),
      minuteOf(-1, { a: 100 }),
    ];

    expect(groupsOf([ofJobs('a', 2), ofJobs('c', 9)], minutes)).toEqual([
      ['c', 0, 9],
      ['b', 5, 0],
      ['a', 4, 2],
    ]);
  });

  it('are the most frequent of many failures, however these are spread over the hour', () => {
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`f${n}`, 1]));
    const minutes = [minuteOf(2, many), minuteOf(1, { f7: 1, f9: 2 }), minuteOf(0, { f7: 1 })];

    expect(groupsOf([ofJobs('f1', 2)], minutes, 3)).toEqual([
      ['f7', 3, 0],
      ['f9', 3, 0],
      ['f1', 1, 2],
    ]);
  });

  it('tell each minute of the last hour', () => {
    const [group] = mergedFailureGroups(
      [],
      [minuteOf(59, { a: 4 }), minuteOf(0, { a: 2 })],
      NOW,
      1,
    );
    expect(group?.minutes).toHaveLength(60);
    expect([group?.minutes[0], group?.minutes[59]]).toEqual([4, 2]);
    expect(group).toMatchObject({ type: 'Mailer', method: 'send', attempts: 6 });
  });
});
