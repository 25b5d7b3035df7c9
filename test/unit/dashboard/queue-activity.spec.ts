import { describe, expect, it } from '@jest/globals';
import { queueActivities } from '../../../lib/dashboard/api/mapping/queue-activity.js';

const NOW = new Date('2026-03-11T10:30:00Z');

const ended = (queue: string, secondsAgo: number, latencyMs?: number) => ({
  queue,
  stateAt: new Date(NOW.getTime() - secondsAgo * 1_000),
  data: latencyMs === undefined ? {} : { latencyMs },
});

const activities = (
  jobs: ReturnType<typeof ended>[],
  { isCut = false, perSecond = 0 } = {},
): Record<string, unknown> =>
  Object.fromEntries(queueActivities({ jobs, isCut, perSecond, now: NOW }));

describe('The activity of a queue', () => {
  it('is the successes a second in the last minute, and the median latency', () => {
    const mails = [3, 5, 1_000].map((latencyMs) => ended('mail', 10, latencyMs));
    const reports = [7, 9, 11].map((latencyMs) => ended('reports', 59, latencyMs));

    expect(activities([...mails, ...reports, ended('mail', 60, 9_999)])).toEqual({
      mail: { throughput: 3 / 60, latencyMs: 5 },
      reports: { throughput: 3 / 60, latencyMs: 9 },
    });
  });

  it('is its share of all successes if not all were read', () => {
    const jobs = [
      ended('mail', 1, 1),
      ended('mail', 1, 1),
      ended('mail', 1, 1),
      ended('web', 2, 1),
    ];
    const { mail, web } = activities(jobs, { isCut: true, perSecond: 400 });

    expect([mail, web]).toMatchObject([{ throughput: 300 }, { throughput: 100 }]);
  });

  it('is at least the successes that were read, before all are counted', () => {
    expect(activities([ended('mail', 1, 1)], { isCut: true })).toMatchObject({
      mail: { throughput: 1 / 60 },
    });
  });

  it('is counted if the successes that were read cover the whole minute', () => {
    const jobs = [ended('mail', 1, 1), ended('mail', 61, 1)];

    expect(activities(jobs, { isCut: true, perSecond: 400 })).toMatchObject({
      mail: { throughput: 1 / 60 },
    });
  });

  it('has no latency if no job has one', () => {
    expect(activities([ended('mail', 1)])).toEqual({ mail: { throughput: 1 / 60 } });
  });
});
