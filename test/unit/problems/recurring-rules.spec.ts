import { describe, expect, it } from '@jest/globals';
import { recurringProblems } from '../../../lib/problems/recurring-rules.js';
import type { RecurringHistory } from '../../../lib/problems/samples.js';
import { SlowSampler } from '../../../lib/problems/slow-sampler.js';
import type {
  OccurrenceRecord,
  RecurringJobRecord,
} from '../../../lib/storage/recurring/recurring-store.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { aRecurringJob } from '../../support/recurring-builders.js';

const NOW = new Date('2026-03-11T10:30:00Z');
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const MINUTE_MS = 60_000;

const problemsOf = (
  given: Partial<RecurringJobRecord>,
  occurrences: readonly Partial<OccurrenceRecord>[] = [],
) => {
  const record = { id: 'nightly', failures: 0, ...given } as RecurringJobRecord;
  const listed = occurrences.map((occurrence, index) => ({
    nominalAt: ago((index + 1) * MINUTE_MS),
    kind: 'created' as const,
    count: 1,
    ...occurrence,
  }));
  const history: RecurringHistory = { record, occurrences: listed };
  return recurringProblems({ at: NOW, histories: [history] });
};
const jobs = (...states: string[]) => states.map((state) => ({ jobId: '1', state }));
const skipped = (count: number, reason?: OccurrenceRecord['reason']) =>
  Array.from({ length: count }, () => ({ kind: 'skipped' as const, reason }));

describe('A recurring job is a problem', () => {
  it('if no server has scheduled it a minute after its time', () => {
    const nextRunAt = ago(MINUTE_MS + 1);
    const told = {
      kind: 'recurring-overdue',
      subject: 'nightly',
      facts: { since: nextRunAt.getTime() },
    };

    expect(problemsOf({ nextRunAt })).toEqual([told]);
    expect(problemsOf({ nextRunAt: NOW, overdueSince: nextRunAt })).toEqual([told]);
    expect(problemsOf({ nextRunAt: ago(MINUTE_MS) })).toEqual([]);
    expect(problemsOf({})).toEqual([]);
  });

  it('not if it is overdue because of an error, which is told of', () => {
    expect(problemsOf({ nextRunAt: ago(99 * MINUTE_MS), error: 'No such class' })).toEqual([]);
  });

  it('if its last three jobs that have ended are Failed', () => {
    const told = (runs: number) => [
      { kind: 'recurring-runs-failing', subject: 'nightly', facts: { runs } },
    ];

    expect(problemsOf({}, jobs('Failed', 'Failed', 'Failed'))).toEqual(told(3));
    expect(problemsOf({}, jobs('Processing', 'Failed', 'Failed', 'Failed', 'Failed'))).toEqual(
      told(4),
    );
    expect(problemsOf({}, jobs('Failed', 'Failed', 'Scheduled', 'Failed', 'Succeeded'))).toEqual(
      told(3),
    );
  });

  it.each([
    ['two of them failed', jobs('Failed', 'Failed')],
    ['the latest succeeded', jobs('Succeeded', 'Failed', 'Failed', 'Failed')],
    ['one in between succeeded', jobs('Failed', 'Failed', 'Succeeded', 'Failed')],
    ['one in between was deleted', jobs('Failed', 'Deleted', 'Failed', 'Failed')],
  ])('not if %s', (_, occurrences) => {
    expect(problemsOf({}, occurrences)).toEqual([]);
  });

  it('if its last five times were skipped, whatever was triggered meanwhile', () => {
    const told = { kind: 'recurring-skipping', subject: 'nightly', facts: { times: 5 } };
    const triggered = { kind: 'triggered', jobId: '1', state: 'Succeeded' } as const;

    expect(problemsOf({}, skipped(5, 'running'))).toEqual([told]);
    expect(problemsOf({}, [triggered, ...skipped(5, 'canceled')])).toEqual([told]);
    expect(problemsOf({}, skipped(4, 'running'))).toEqual([]);
    expect(problemsOf({}, skipped(5, 'paused'))).toEqual([]);
    expect(problemsOf({}, [...jobs('Succeeded'), ...skipped(5, 'running')])).toEqual([]);
  });

  it('not while it is paused', () => {
    const pausedAt = ago(MINUTE_MS);

    expect(problemsOf({ pausedAt, nextRunAt: ago(99 * MINUTE_MS) }, skipped(9))).toEqual([]);
  });
});

describe('A sample', () => {
  it('has recurring jobs with their histories, which are read again after a change', async () => {
    const storage = new MemoryJobStorage();
    await storage.open();
    const sampler = new SlowSampler(storage);
    const sampled = async () =>
      (await sampler.take()).histories.histories.map(
        ({ record, occurrences }) => `${record.id}: ${occurrences.map(({ kind }) => kind)}`,
      );
    for (let number = 100; number < 350; number += 1) {
      await storage.recurring.change(`r-${number}`, () => aRecurringJob({ id: `r-${number}` }));
    }
    expect(await sampled()).toHaveLength(250);

    await storage.recurring.recordTrigger('r-349', '01900000-0000-7000-8000-000000000001');
    expect((await sampled()).at(-1)).toBe('r-349: ');
    sampler.expire();
    expect((await sampled()).at(-1)).toBe('r-349: triggered');
  });
});
