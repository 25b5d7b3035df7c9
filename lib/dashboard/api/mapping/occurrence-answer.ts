import { MAX_COUNTED_TIMES } from '../../../recurring/passed-times.js';
import type { OccurrenceRecord } from '../../../storage/recurring/recurring-store.js';
import type { BoundedCount } from '../../answers/live.js';
import type { OccurrenceAnswer } from '../../answers/recurring.js';
import { present } from './present.js';

export const occurrenceAnswerOf = (occurrence: OccurrenceRecord): OccurrenceAnswer =>
  answerWith(occurrence, occurrence.error);

/** An occurrence in a list, which has no room for the error. */
export const listedOccurrenceOf = (occurrence: OccurrenceRecord): OccurrenceAnswer =>
  answerWith(occurrence, undefined);

const answerWith = (occurrence: OccurrenceRecord, error: string | undefined): OccurrenceAnswer =>
  present({
    nominalAt: occurrence.nominalAt.getTime(),
    kind: occurrence.kind,
    count: countOf(occurrence),
    lastAt: occurrence.lastAt?.getTime(),
    recordedAt: occurrence.recordedAt?.getTime(),
    reason: occurrence.reason,
    runningJobId: occurrence.runningJobId,
    triggeredBy: occurrence.triggeredBy,
    error,
    jobId: occurrence.jobId,
    state: occurrence.state,
    startedAt: occurrence.startedAt?.getTime(),
    durationMs: occurrence.durationMs,
  });

function countOf({ count }: OccurrenceRecord): BoundedCount | undefined {
  if (count === 1) return undefined;
  return { count: Math.min(count, MAX_COUNTED_TIMES), isExact: count <= MAX_COUNTED_TIMES };
}
