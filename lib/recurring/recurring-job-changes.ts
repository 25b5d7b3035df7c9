import { isDeepStrictEqual } from 'node:util';
import type {
  RecurringDefinition,
  RecurringJobChange,
  RecurringJobRecord,
  RecurringJobValues,
} from '../storage/recurring/recurring-store.js';
import type { DeclaredRecurringJob } from './declared-recurring-job.js';
import { passedOver } from './passed-over.js';
import { RecurringSchedule } from './recurring-schedule.js';
import { singleTime } from './single-time.js';

// What a change by people or code makes of a recurring job. Undefined where the change makes no difference.
type Changed = RecurringJobChange | undefined;

/** A new recurring job. */
export function newRecurringJob(
  id: string,
  definition: RecurringDefinition,
  now: Date,
  declaration?: string,
): RecurringJobValues {
  return {
    ...definition,
    id,
    declaration,
    pausedAt: undefined,
    pausedBy: undefined,
    nextRunAt: new RecurringSchedule(definition).next(now),
    overdueSince: undefined,
    lastRunAt: undefined,
    lastJobId: undefined,
    error: undefined,
    failures: 0,
  };
}

/**
 * Gives a recurring job another definition. The next run changes only with the schedule. A pause stays. An
 * error is forgotten, and occurrences that could not be scheduled because of it are due again. Where the schedule
 * changes, times of the old one that are due are passed over.
 */
export function redefined(
  current: RecurringJobRecord,
  definition: RecurringDefinition,
  now: Date,
  declaration = current.declaration,
): Changed {
  const values = { ...withoutError(current), ...definition, declaration };
  if (hasSameSchedule(current, definition)) return unlessSame(current, values);
  return {
    ...values,
    nextRunAt: nextRunOf({ ...current, ...definition }, now),
    passed: passedOver(current, now),
  };
}

/**
 * Applies the declaration of the code at its start. Changes by people stay as long as the declaration is the
 * one that was applied last. The code decides in any case which method is called.
 */
export function declared(
  current: RecurringJobRecord | undefined,
  job: DeclaredRecurringJob,
  now: Date,
): Changed {
  const { id, definition, declaration, afterStartMs } = job;
  const isSame = current?.declaration === declaration;
  const isPending = current?.nextRunAt !== undefined && current.nextRunAt > now;
  if (afterStartMs !== undefined && !(isSame && isPending)) {
    return dueAfterStart(current, job, now, afterStartMs);
  }
  if (!current) return newRecurringJob(id, definition, now, declaration);
  if (!isSame) return redefined(current, definition, now, declaration);

  const { type, method, arguments: args } = definition;
  return unlessSame(current, { ...withoutError(current), type, method, arguments: args });
}

/** A start shares the run that an earlier start has set, until that run is due. */
function dueAfterStart(
  current: RecurringJobRecord | undefined,
  { id, definition, declaration }: DeclaredRecurringJob,
  now: Date,
  afterStartMs: number,
): RecurringJobChange {
  // A schedule has no occurrence at the very time at which it is made.
  const schedule = singleTime(new Date(now.getTime() + Math.max(1, afterStartMs)));
  const added = newRecurringJob(id, { ...definition, ...schedule }, now, declaration);
  if (!current) return added;

  const { pausedAt, pausedBy, lastRunAt, lastJobId } = current;
  const passed = passedOver(current, now);
  return { ...added, pausedAt, pausedBy, lastRunAt, lastJobId, passed };
}

/** The schedule goes on from where the error has stopped it, and forgets no occurrence. */
export function cleared(current: RecurringJobRecord): Changed {
  return unlessSame(current, withoutError(current));
}

/** @param by the person who pauses it; undefined where code does */
export function paused(current: RecurringJobRecord, now: Date, by?: string): Changed {
  return current.pausedAt ? undefined : { ...valuesOf(current), pausedAt: now, pausedBy: by };
}

/** Occurrences during the pause do not count as missed: the next run is after now. */
export function resumed(current: RecurringJobRecord, now: Date): Changed {
  if (!current.pausedAt) return cleared(current);
  return {
    ...withoutError(current),
    pausedAt: undefined,
    pausedBy: undefined,
    nextRunAt: nextRunOf(current, now),
    passed: passedOver(current, now),
  };
}

function withoutError(current: RecurringJobRecord): RecurringJobValues {
  return {
    ...valuesOf(current),
    nextRunAt: current.overdueSince ?? current.nextRunAt,
    overdueSince: undefined,
    error: undefined,
    failures: 0,
  };
}

function nextRunOf(record: RecurringJobRecord, now: Date): Date | undefined {
  const { lastRunAt } = record;
  return new RecurringSchedule(record).next(lastRunAt && lastRunAt > now ? lastRunAt : now);
}

function hasSameSchedule(a: RecurringDefinition, b: RecurringDefinition): boolean {
  return (
    a.cron === b.cron &&
    a.timeZone === b.timeZone &&
    a.startAt?.getTime() === b.startAt?.getTime() &&
    a.endAt?.getTime() === b.endAt?.getTime()
  );
}

function unlessSame(current: RecurringJobRecord, values: RecurringJobValues): Changed {
  return isDeepStrictEqual(valuesOf(current), values) ? undefined : values;
}

function valuesOf({
  version: _version,
  createdAt: _createdAt,
  updatedAt: _updatedAt,
  ...values
}: RecurringJobRecord): RecurringJobValues {
  return values;
}
