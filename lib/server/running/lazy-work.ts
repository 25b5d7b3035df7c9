import { iteratorIn, lastStepOf } from './iteration.js';
import { lastOf, observableIn } from './observable.js';

/**
 * Does the work behind an observable, a generator or another iterator, which nobody has begun.
 *
 * @param signal ends the work
 * @returns the last value; undefined where the value is none of these
 */
export function doLazyWork(value: object, signal: AbortSignal): Promise<unknown> | undefined {
  const observable = observableIn(value);
  if (observable) return lastOf(observable, signal);

  const iterator = iteratorIn(value);
  return iterator && lastStepOf(iterator, signal);
}
