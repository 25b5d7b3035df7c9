import { describe, expect, it } from '@jest/globals';
import { DurationHistogram } from '../../../lib/attempts/duration-histogram.js';
import type { MinuteOfAttempts } from '../../../lib/attempts/recent-attempts.js';
import { queueActivities } from '../../../lib/dashboard/api/mapping/queue-activity.js';

const MINUTE_MS = 60_000;
const NOW = new Date('2026-03-11T10:30:15Z');
const PRESENT_MS = Date.parse('2026-03-11T10:30:00Z');

const aMinute = (
  minutesAgo: number,
  queues: Readonly<Record<string, readonly number[]>>,
): MinuteOfAttempts => ({
  fromMs: PRESENT_MS - minutesAgo * MINUTE_MS,
  methods: new Map(),
  failures: new Map(),
  queues: new Map(
    Object.entries(queues).map(([name, waitsMs]) => {
      const waits = new DurationHistogram();
      for (const ms of waitsMs) waits.add(ms);
      return [name, { count: waitsMs.length, failed: 0, waits }];
    }),
  ),
});

const activities = (minutes: readonly MinuteOfAttempts[]) =>
  Object.fromEntries(queueActivities(minutes, NOW));
const times = (count: number, ms = 1) => Array.from({ length: count }, () => ms);

describe('The activity of a queue', () => {
  it('is right for a slow queue beside a fast one', () => {
    const minutes = [1, 0].map((ago) =>
      aMinute(ago, { fast: times(ago === 1 ? 60_000 : 15_000), slow: times(ago === 1 ? 4 : 1) }),
    );

    expect(activities(minutes)).toMatchObject({
      fast: { throughput: 1_000 },
      slow: { throughput: 4 / 60 },
    });
  });

  it('takes the part of the minute before that is no longer ago than a minute', () => {
    const minutes = [aMinute(2, { mail: times(600) }), aMinute(1, { mail: times(60) })];
    expect(activities(minutes)).toMatchObject({ mail: { throughput: 45 / 60 } });
  });

  it('has the median latency', () => {
    const { mail } = activities([aMinute(0, { mail: [3, 5, 1_000] })]);
    expect(mail?.latencyMs).toBeGreaterThan(4.8);
    expect(mail?.latencyMs).toBeLessThan(5.2);
  });

  it('is none where nothing ran for a minute', () => {
    expect(activities([aMinute(2, { mail: times(100) })])).toEqual({});
  });
});
