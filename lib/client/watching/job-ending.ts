import { DeletedState } from '../../states/deleted-state.js';
import { FailedState } from '../../states/failed-state.js';
import { SucceededState } from '../../states/succeeded-state.js';
import type { JobRecord } from '../../storage/jobs/records.js';
import type { Transition } from '../../storage/jobs/transition.js';
import { exceptionOf } from '../exception-of.js';
import { storedResultIn } from '../stored-call.js';
import { JobDeletedError } from './errors/job-deleted-error.js';
import { JobFailedError } from './errors/job-failed-error.js';
import { ResultOmittedError } from './errors/result-omitted-error.js';
import { UnexpectedEndError } from './errors/unexpected-end-error.js';

/** The part of an ended job that its result needs. */
export type JobEnding = Pick<JobRecord, 'id' | 'state' | 'attempt' | 'history'>;

/**
 * A Failed job is not final, because a person may requeue it. But it counts as ended, because nothing more happens by
 * itself.
 */
export const hasEnded = (state: string, isFinished: boolean): boolean =>
  isFinished || state === FailedState.NAME;

export const isEnding = ({ to, expireAt }: Transition): boolean =>
  hasEnded(to, expireAt !== undefined);

export const endingOf = ({ jobId, to, from, history }: Transition): JobEnding => ({
  id: jobId,
  state: to,
  attempt: from.attempt ?? 0,
  history,
});

/**
 * The value that the method of the job has returned.
 *
 * @throws JobFailedError
 * @throws JobDeletedError
 * @throws UnexpectedEndError for a job in another final state
 * @throws ResultOmittedError
 * @throws DamagedResultError
 */
export function resultOf(ending: JobEnding): unknown {
  const { id, state, attempt, history } = ending;
  const last = history.at(-1);
  if (state === FailedState.NAME) throw new JobFailedError(id, exceptionOf(ending), attempt);
  if (state === DeletedState.NAME) {
    throw new JobDeletedError(id, last?.reason, exceptionOf(ending), attempt);
  }
  if (state !== SucceededState.NAME) throw new UnexpectedEndError(id, state);

  const stored = storedResultIn(last);
  if ('omitted' in stored) throw new ResultOmittedError(id, stored.omitted);
  return stored.value;
}
