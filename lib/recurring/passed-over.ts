import type { PassedOccurrence, RecurringJobRecord } from '../storage/recurring/recurring-store.js';
import { safely } from '../support/safely.js';
import { occurrenceError } from './occurrence-error.js';
import { passedTimes } from './passed-times.js';
import { RecurringSchedule } from './recurring-schedule.js';

/**
 * When a change makes a schedule go on after now, its due times get no job. The times since the pause count as skipped,
 * and the times before the pause as missed.
 */
export function passedOver(current: RecurringJobRecord, now: Date): readonly PassedOccurrence[] {
  const { pausedAt, error } = current;
  const first = current.overdueSince ?? current.nextRunAt;
  if (!first || first > now) return [];

  const end = new Date(now.getTime() + 1);
  const times = (from: Date, before: Date) =>
    // A change may also mend a schedule that cannot be read. In that case only the announced time is known.
    safely(() => passedTimes(new RecurringSchedule(current), from, before), {
      nominalAt: from,
      lastAt: undefined,
      count: 1,
    });
  const missed = (before: Date): PassedOccurrence => ({
    ...times(first, before),
    kind: 'missed',
    error: occurrenceError(error),
  });
  const skipped = (from: Date): PassedOccurrence => ({
    ...times(from, end),
    kind: 'skipped',
    reason: 'paused',
  });

  if (!pausedAt) return [missed(end)];
  if (first >= pausedAt) return [skipped(first)];
  const paused = safely(
    () => new RecurringSchedule(current).next(new Date(pausedAt.getTime() - 1)),
    undefined,
  );
  const isMore = paused !== undefined && paused <= now;
  return isMore ? [missed(pausedAt), skipped(paused)] : [missed(pausedAt)];
}
