import type { JobAnswer } from '../../answers/jobs.js';

/** What a job or a batch waits for, and what waits for it. */
export type JobLinks = Pick<
  JobAnswer,
  'parents' | 'continuations' | 'hasMoreParents' | 'hasMoreContinuations'
>;
