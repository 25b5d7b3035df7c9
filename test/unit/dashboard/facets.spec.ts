import { describe, expect, it } from '@jest/globals';
import { facetsOf } from '../../../lib/dashboard/api/mapping/facets.js';
import type { JobSummary } from '../../../lib/storage/monitoring/monitoring-store.js';

describe('The facets of a search', () => {
  it('are its most frequent states, queues and methods, each with its number', () => {
    const jobs = [
      aJob({ state: 'Failed', queue: 'mail' }),
      aJob({ state: 'Failed', queue: 'default', method: 'remind' }),
      aJob({ state: 'Enqueued', queue: 'default' }),
      aJob({ type: 'Other', state: 'Failed' }),
    ];

    expect(facetsOf({ jobs })).toEqual({
      states: [
        { value: 'Failed', count: 3 },
        { value: 'Enqueued', count: 1 },
      ],
      queues: [
        { value: 'default', count: 3 },
        { value: 'mail', count: 1 },
      ],
      methods: [
        { type: 'Email', method: 'send', count: 2 },
        { type: 'Email', method: 'remind', count: 1 },
        { type: 'Other', method: 'send', count: 1 },
      ],
      isWhole: true,
    });
  });

  it('are eight at the most, and say when there are more jobs', () => {
    const jobs = Array.from({ length: 20 }, (_, n) => aJob({ queue: `q${n}` }));
    const { queues, isWhole } = facetsOf({ jobs: [...jobs, aJob({ queue: 'q19' })], next: 'x' });

    expect(queues).toHaveLength(8);
    expect(queues[0]).toEqual({ value: 'q19', count: 2 });
    expect(isWhole).toBe(false);
  });
});

/** Facets read nothing else of a job. */
const aJob = (given: Partial<JobSummary>) =>
  ({ type: 'Email', method: 'send', queue: 'default', state: 'Enqueued', ...given }) as JobSummary;
