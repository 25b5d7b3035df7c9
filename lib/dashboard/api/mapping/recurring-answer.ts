import type { RecurringJobDetails } from '../../../client/recurring-job-details.js';
import { describeCron } from '../../../cron/words/cron-description.js';
import { otherNameOf } from '../../../cron/zones/time-zone.js';
import { RecurringSchedule } from '../../../recurring/recurring-schedule.js';
import type { OccurrenceRecord } from '../../../storage/recurring-store.js';
import type { RecurringAnswer, RecurringRow } from '../../answers/recurring.js';
import { present } from './present.js';

const NEXT_TIMES = 5;

export interface RecurringParts {
  readonly job: RecurringJobDetails;
  readonly displayName: string;
  /** The last occurrences, the latest first. */
  readonly occurrences: readonly OccurrenceRecord[];
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
    nextRunAt: job.nextRunAt?.getTime(),
    lastRunAt: job.lastRunAt?.getTime(),
    error: job.error,
    occurrences: occurrences.map(({ nominalAt, jobId, state }) =>
      present({ nominalAt: nominalAt.getTime(), jobId, state }),
    ),
  });
}

export function recurringAnswerOf(parts: RecurringParts, now: Date): RecurringAnswer {
  const { job } = parts;
  return present({
    ...recurringRowOf(parts),
    currentTimeZone: otherNameOf(job.timeZone),
    queue: job.queue,
    misfire: job.misfire,
    overlap: job.overlap,
    description: job.description,
    isDeclared: job.isDeclared,
    lastJobId: job.lastJobId,
    createdAt: job.createdAt.getTime(),
    nextTimes: nextTimesOf(job, now),
  });
}

/** A stored schedule that this version cannot read must not hide the rest. */
function nextTimesOf(job: RecurringJobDetails, now: Date): number[] {
  try {
    return new RecurringSchedule(job).nextMany(now, NEXT_TIMES).map((at) => at.getTime());
  } catch {
    return [];
  }
}
