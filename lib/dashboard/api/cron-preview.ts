import { CronSchedule } from '../../cron/cron-schedule.js';
import { InvalidCronError } from '../../cron/errors/invalid-cron-error.js';
import { UnknownTimeZoneError } from '../../cron/errors/unknown-time-zone-error.js';
import { describeCron } from '../../cron/words/cron-description.js';
import type { CronPreviewAnswer } from '../answers/recurring.js';
import { inputProblemsOf } from './input-refusals.js';
import { present } from './mapping/present.js';

const NEXT_TIMES = 5;

export interface CronPreviewRequest {
  readonly cron: string;
  readonly timeZone: string;
  readonly now: Date;
  readonly language: string;
}

/** The meaning of an expression and its next times, or the error in it. */
export function cronPreview({
  cron,
  timeZone,
  now,
  language,
}: CronPreviewRequest): CronPreviewAnswer {
  try {
    const schedule = CronSchedule.parse(cron, timeZone);
    const nextTimes = schedule.nextMany(now, NEXT_TIMES).map((at) => at.getTime());
    return { isValid: true, text: describeCron(cron, language), nextTimes };
  } catch (error) {
    const because = inputProblemsOf(error);
    if (error instanceof InvalidCronError) {
      const { message: problem, field } = error;
      return present({ isValid: false as const, problem, field, because });
    }
    if (error instanceof UnknownTimeZoneError) {
      return present({
        isValid: false as const,
        problem: error.message,
        field: 'timeZone',
        because,
      });
    }
    throw error;
  }
}
