import { latestFailureIn } from '../../../storage/jobs/latest-failure.js';
import type { NewJob } from '../../../storage/jobs/records.js';

/** Whether the job is ready at once, and nothing else is to be stored with it: `READY_JOBS` stores it. */
export const isReady = (job: NewJob): boolean => job.state === 'Enqueued' && hasNothingElse(job);

const hasNothingElse = ({ expireAt, counters, batchId, parents, history }: NewJob): boolean =>
  !expireAt &&
  counters.length === 0 &&
  batchId === undefined &&
  !parents?.length &&
  latestFailureIn(history) === undefined;
