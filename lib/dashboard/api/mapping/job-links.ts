import type { JobAnswer } from '../../answers/jobs.js';

/** The parents and the continuations of a job or a batch. */
export type JobLinks = Pick<
  JobAnswer,
  'parents' | 'continuations' | 'hasMoreParents' | 'hasMoreContinuations'
>;
