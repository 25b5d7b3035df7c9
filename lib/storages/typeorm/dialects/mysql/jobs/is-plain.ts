import { latestFailureIn } from '../../../../../storage/jobs/latest-failure.js';
import type { Transition } from '../../../../../storage/jobs/transition.js';

/** Of the job, no queue, parameter or failure changes. */
export const isPlain = ({ queue, parameters, history }: Transition): boolean =>
  queue === undefined && parameters === undefined && latestFailureIn(history) === undefined;
