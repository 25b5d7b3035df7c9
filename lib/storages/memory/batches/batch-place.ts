import { FailedState } from '../../../states/failed-state.js';
import { ProcessingState } from '../../../states/processing-state.js';
import { SucceededState } from '../../../states/succeeded-state.js';
import type { BatchProgress } from '../../../storage/batch-store.js';
import { isFinished, type StoredJob } from '../jobs/stored-job.js';

/** Where a job of a batch is counted. */
export type BatchPlace = Exclude<keyof BatchProgress, 'total'>;

export function placeOf(job: StoredJob): BatchPlace {
  if (isFinished(job)) return job.state === SucceededState.NAME ? 'succeeded' : 'deleted';
  if (job.state === ProcessingState.NAME) return 'processing';
  return job.state === FailedState.NAME ? 'failed' : 'pending';
}

/** A job that ended has ended, also when it is removed; one that had not counts as deleted. */
export function placeAfterRemoval(job: StoredJob): BatchPlace {
  return isFinished(job) ? placeOf(job) : 'deleted';
}

/** Whether the job is still to end. */
export const isUnfinished = (place: BatchPlace): boolean =>
  place !== 'succeeded' && place !== 'deleted';

/** Whether a batch may have ended, or come back, when one of its jobs comes there or leaves. */
export const isCountedByFolding = (place: BatchPlace | undefined): boolean =>
  place !== 'pending' && place !== 'processing';
