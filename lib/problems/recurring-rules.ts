import { DeletedState } from '../states/deleted-state.js';
import { FailedState } from '../states/failed-state.js';
import { SucceededState } from '../states/succeeded-state.js';
import type { OccurrenceRecord } from '../storage/recurring/recurring-store.js';
import type { Problem } from './problem.js';
import type { RecurringHistory, RecurringSample } from './samples.js';

/** Servers usually schedule within milliseconds, but a restart of all servers takes a while. */
export const OVERDUE_AFTER_MS = 60_000;
const FAILURES_IN_A_ROW = 3;
const SKIPS_IN_A_ROW = 5;

/** The problems of single recurring jobs. A recurring job that is paused has none. */
export function recurringProblems({ at, histories }: RecurringSample): Problem[] {
  const active = histories.filter(({ record }) => !record.pausedAt);
  return active.flatMap((history) => [
    ...overdue(history, at),
    ...runsFailing(history),
    ...skipping(history),
  ]);
}

/** If an error keeps servers from scheduling the job, that error is the problem, and not the delay. */
function overdue({ record: { id, error, nextRunAt, overdueSince } }: RecurringHistory, at: Date) {
  const since = overdueSince ?? nextRunAt;
  const isOverdue =
    error === undefined && since && at.getTime() - since.getTime() > OVERDUE_AFTER_MS;
  if (!isOverdue) return [];
  return [problemOf('recurring-overdue', id, { since: since.getTime() })];
}

/** A job that still runs, or waits for a retry, says nothing. */
function runsFailing({ record: { id }, occurrences }: RecurringHistory) {
  const ended = occurrences.filter(({ state = '' }) => ENDED.includes(state));
  const failures = countUntil(ended, ({ state }) => state !== FailedState.NAME);
  if (failures < FAILURES_IN_A_ROW) return [];
  return [problemOf('recurring-runs-failing', id, { runs: failures })];
}

/**
 * A skip because of a pause ends the row, because a pause is intended. A trigger is not a time of the schedule, so
 * it does not count.
 */
function skipping({ record: { id }, occurrences }: RecurringHistory) {
  const scheduled = occurrences.filter(({ kind }) => kind !== 'triggered');
  const skips = countUntil(
    scheduled,
    ({ kind, reason }) => kind !== 'skipped' || reason === 'paused',
  );
  if (skips < SKIPS_IN_A_ROW) return [];
  return [problemOf('recurring-skipping', id, { times: skips })];
}

const ENDED: readonly string[] = [FailedState.NAME, SucceededState.NAME, DeletedState.NAME];

function countUntil(
  occurrences: readonly OccurrenceRecord[],
  isOther: (occurrence: OccurrenceRecord) => boolean,
): number {
  const index = occurrences.findIndex(isOther);
  return index === -1 ? occurrences.length : index;
}

const problemOf = (kind: Problem['kind'], subject: string, facts: Problem['facts']): Problem => ({
  kind,
  subject,
  facts,
});
