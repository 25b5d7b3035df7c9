import type { JobContext } from '../../job/job-context.js';
import { isPromise } from '../../support/flow/maybe-promise.js';
import { LazyResultError } from '../errors/lazy-result-error.js';
import { lazyResultIn } from './lazy-result.js';
import { doLazyWork } from './lazy-work.js';

/** The part of a run that is needed to finish its work. */
export type EndingRun = Pick<JobContext, 'job' | 'signal'>;

/**
 * Finishes the work that a method has only begun when it returns: awaits promises, subscribes to observables, and runs
 * generators and other iterators to their end.
 *
 * @returns the result of the job, at once if it needs no waiting
 * @throws LazyResultError for a result that cannot be finished
 */
export function runToEnd(returned: unknown, context: EndingRun): unknown {
  const isData = typeof returned !== 'object' || returned === null || Array.isArray(returned);
  if (isData && typeof returned !== 'function') return returned;
  if (isPromise(returned)) {
    return Promise.resolve(returned).then((value) => runToEnd(value, context));
  }

  const lazy = lazyResultIn(returned);
  if (lazy) {
    const { type, method } = context.job;
    throw new LazyResultError(type, method, lazy.found, lazy.remedy);
  }
  const last = doLazyWork(returned as object, context.signal);
  return last === undefined ? returned : last.then((value) => runToEnd(value, context));
}
