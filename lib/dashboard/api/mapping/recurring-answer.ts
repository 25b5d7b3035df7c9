import type { RecurringJobDetails } from '../../../client/recurring-job-details.js';
import { RecurringSchedule } from '../../../recurring/recurring-schedule.js';
import type { OccurrenceRecord } from '../../../storage/recurring-store.js';
import type { RecurringAnswer } from '../answers.js';
import { present } from './present.js';

const NEXT_TIMES = 5;

export interface RecurringAnswerParts {
  readonly displayName: string;
  /** The latest first. */
  readonly occurrences: readonly OccurrenceRecord[];
  readonly now: Date;
}

export function recurringAnswerOf(
  job: RecurringJobDetails,
  { displayName, occurrences, now }: RecurringAnswerParts,
): RecurringAnswer {
  return present({
    id: job.id,
    displayName,
    cron: job.cron,
    cronText: job.cronDescription,
    timeZone: job.timeZone,
    queue: job.queue,
    misfire: job.misfire,
    overlap: job.overlap,
    description: job.description,
    isDeclared: job.isDeclared,
    pausedAt: job.pausedAt?.getTime(),
    nextRunAt: job.nextRunAt?.getTime(),
    lastRunAt: job.lastRunAt?.getTime(),
    lastJobId: job.lastJobId,
    error: job.error,
    createdAt: job.createdAt.getTime(),
    occurrences: occurrences.map(({ nominalAt, jobId, state }) =>
      present({ nominalAt: nominalAt.getTime(), jobId, state }),
    ),
    nextTimes: nextTimesOf(job, now),
  });
}

/** A stored schedule that this version cannot read must not keep the rest from being seen. */
function nextTimesOf(job: RecurringJobDetails, now: Date): number[] {
  try {
    return new RecurringSchedule(job).nextMany(now, NEXT_TIMES).map((at) => at.getTime());
  } catch {
    return [];
  }
}
