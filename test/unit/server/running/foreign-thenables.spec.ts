import { afterEach, describe, expect, it } from '@jest/globals';
import type { JobFilter } from '../../../../lib/filters/job-filter.js';
import { UseJobFilters } from '../../../../lib/filters/use-job-filters.js';
import { HangfireApp, statesOf } from '../../../support/hangfire-app.js';

let seen: string[] = [];

/** Begins when it is waited for, gives back nothing, and answers twice. */
const lazily = <T>(work: () => T): PromiseLike<T> => {
  const then = (resolve: (value: T) => void) => {
    setImmediate(() => {
      const value = work();
      resolve(value);
      resolve(value);
    });
  };
  return { then } as unknown as PromiseLike<T>;
};

const late = (name: string): JobFilter => ({
  onStateElection: ({ candidateState }) =>
    lazily(() => void seen.push(`${name} elects ${candidateState.name}`)) as Promise<void>,
  onStateApplied: ({ newState }) =>
    lazily(() => void seen.push(`${name} applies ${newState.name}`)) as Promise<void>,
});

class Work {
  @UseJobFilters(late('first'), late('second'))
  work(): PromiseLike<string> {
    seen.push('works');
    return lazily(() => 'done');
  }
}

let app: HangfireApp;
afterEach(() => app?.close());

describe('A thenable that filters and methods return and that is no promise', () => {
  it('is awaited once, in its turn', async () => {
    app = await HangfireApp.start({ providers: [Work] });
    seen = [];
    const id = await app.jobs.enqueue(Work, (it) => it.work());
    const job = await app.reaches(id, 'Succeeded');

    expect(job.result).toBe('done');
    expect(statesOf(job)).toEqual(['Enqueued', 'Processing', 'Succeeded']);
    const around = (state: string) => [
      `first elects ${state}`,
      `second elects ${state}`,
      `first applies ${state}`,
      `second applies ${state}`,
    ];
    expect(seen).toEqual([
      ...around('Enqueued'),
      ...around('Processing'),
      'works',
      ...around('Succeeded'),
    ]);
  });
});
