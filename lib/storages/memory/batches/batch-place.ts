import { FailedState } from '../../../states/failed-state.js';
import { ProcessingState } from '../../../states/processing-state.js';
import { SucceededState } from '../../../states/succeeded-state.js';
import type { BatchProgress } from '../../../storage/batches/batch-store.js';
import { isFinished, type StoredJob } from '../jobs/stored-job.js';

/** The place in which a job of a batch is counted. */
export type BatchPlace = Exclude<keyof BatchProgress, 'total'>;

export function placeOf(job: StoredJob): BatchPlace {
  if (isFinished(job)) return job.state === SucceededState.NAME ? 'succeeded' : 'deleted';
  if (job.state === ProcessingState.NAME) return 'processing';
  return job.state === FailedState.NAME ? 'failed' : 'pending';
}

/** The place of a removed job: an ended job keeps its place, and an unfinished job counts as deleted. */
export function placeAfterRemoval(job: StoredJob): BatchPlace {
  return isFinished(job) ? placeOf(job) : 'deleted';
}

/** Whether the job has not ended. */
export const isUnfinished = (place: BatchPlace): boolean =>
  place !== 'succeeded' && place !== 'deleted';

/** Whether a batch may end or start again when one of its jobs comes to this place or leaves it. */
export const isCountedByFolding = (place: BatchPlace | undefined): boolean =>
  place !== 'pending' && place !== 'processing';
