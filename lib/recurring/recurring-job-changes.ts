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

// The change to store. Undefined where it would make no difference.
type Changed = RecurringJobChange | undefined;

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
 * Gives a recurring job another definition. The next run changes only when the schedule does, and then due times of the
 * old schedule are passed over. A pause stays. An error is forgotten, and occurrences that could not be scheduled
 * because of it are due again.
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
 * Applies the declaration in the code when the application starts. Changes that people made stay as long as the
 * declaration is the same as at the last start. The code always decides which method is called.
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

/** Sets the run after the start. Applications that start before that run is due share it. */
function dueAfterStart(
  current: RecurringJobRecord | undefined,
  { id, definition, declaration }: DeclaredRecurringJob,
  now: Date,
  afterStartMs: number,
): RecurringJobChange {
  // A schedule has no occurrence at the instant at which it is made.
  const schedule = singleTime(new Date(now.getTime() + Math.max(1, afterStartMs)));
  const added = newRecurringJob(id, { ...definition, ...schedule }, now, declaration);
  if (!current) return added;

  const { pausedAt, pausedBy, lastRunAt, lastJobId } = current;
  const passed = passedOver(current, now);
  return { ...added, pausedAt, pausedBy, lastRunAt, lastJobId, passed };
}

/** Forgets the error. The schedule goes on where the error stopped it, and no occurrence is lost. */
export function cleared(current: RecurringJobRecord): Changed {
  return unlessSame(current, withoutError(current));
}

/** @param by the person who pauses the recurring job; undefined where code does */
export function paused(current: RecurringJobRecord, now: Date, by?: string): Changed {
  return current.pausedAt ? undefined : { ...valuesOf(current), pausedAt: now, pausedBy: by };
}

/** Sets the next run after now, so that occurrences during the pause do not count as missed. */
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
