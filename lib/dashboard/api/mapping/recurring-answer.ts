import type { RecurringJobDetails } from '../../../client/recurring-job-details.js';
import { describeCron } from '../../../cron/words/cron-description.js';
import { otherNameOf } from '../../../cron/zones/time-zone.js';
import { DEFAULT_MISFIRE_OPTIONS } from '../../../recurring/due-occurrences.js';
import { RecurringSchedule } from '../../../recurring/recurring-schedule.js';
import type { OccurrenceRecord } from '../../../storage/recurring/recurring-store.js';
import type { RecurringAnswer, RecurringRow } from '../../answers/recurring.js';
import { listedOccurrenceOf, occurrenceAnswerOf } from './occurrence-answer.js';
import { present } from './present.js';

const NEXT_TIMES = 5;

export interface RecurringParts {
  readonly job: RecurringJobDetails;
  readonly displayName: string;
  /** The last occurrences, the latest first. */
  readonly occurrences: readonly OccurrenceRecord[];
  /** Whether any server is running. */
  readonly hasServers: boolean;
  readonly now: Date;
  /** The language of the schedule in words. */
  readonly language: string;
}

export function recurringRowOf(parts: RecurringParts): RecurringRow {
  const { job, displayName, occurrences, language } = parts;
  return present({
    id: job.id,
    displayName,
    cron: job.cron,
    cronText: describeCron(job.cron, language),
    timeZone: job.timeZone,
    pausedAt: job.pausedAt?.getTime(),
    pausedBy: job.pausedBy,
    nextRunAt: job.nextRunAt?.getTime(),
    ...overdueOf(parts),
    isDisabled: job.isDisabled,
    lastRunAt: job.lastRunAt?.getTime(),
    error: job.error,
    occurrences: occurrences.map(listedOccurrenceOf),
  });
}

export interface RecurringPageParts extends RecurringParts {
  readonly isQueuePaused: boolean;
}

export function recurringAnswerOf(parts: RecurringPageParts): RecurringAnswer {
  const { job, occurrences, isQueuePaused, now } = parts;
  return present({
    ...recurringRowOf(parts),
    occurrences: occurrences.map(occurrenceAnswerOf),
    currentTimeZone: otherNameOf(job.timeZone),
    queue: job.queue,
    isQueuePaused,
    misfire: job.misfire,
    overlap: job.overlap,
    description: job.description,
    isDeclared: job.isDeclared,
    lastJobId: job.lastJobId,
    createdAt: job.createdAt.getTime(),
    nextTimes: job.pausedAt || job.isDisabled ? [] : nextTimesOf(job, now),
  });
}

/** The time at which a server should have scheduled the job, if that is so long ago that people should know. */
function overdueOf({ job, hasServers, now }: RecurringParts): Overdue {
  const since = job.overdueSince ?? job.nextRunAt;
  const lateMs = now.getTime() - (since ?? now).getTime();
  if (!since || job.pausedAt || lateMs <= DEFAULT_MISFIRE_OPTIONS.lateAfterMs) return {};

  const overdueSince = since.getTime();
  if (!hasServers && !job.isDisabled) return { overdueSince, overdueReason: 'no-server' };
  return { overdueSince, overdueReason: job.error === undefined ? 'not-taken' : 'error' };
}

type Overdue = Pick<RecurringRow, 'overdueSince' | 'overdueReason'>;

/** A stored schedule that this version cannot read must not hide the rest. */
function nextTimesOf(job: RecurringJobDetails, now: Date): number[] {
  try {
    return new RecurringSchedule(job).nextMany(now, NEXT_TIMES).map((at) => at.getTime());
  } catch {
    return [];
  }
}
