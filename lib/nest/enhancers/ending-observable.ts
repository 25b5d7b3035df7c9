import { Observable } from 'rxjs';
import { type EndingRun, runToEnd } from '../../server/running/run-to-end.js';

/**
 * The result of work that a method has only begun, as one value at its end. Unsubscribing stops observables and
 * generators.
 *
 * @param started gets the promise of the end
 */
export function endingObservable(
  returned: unknown,
  run: EndingRun,
  started: (end: Promise<unknown>) => void,
): Observable<unknown> {
  return new Observable((subscriber) => {
    const stop = new AbortController();
    const end = ended(returned, {
      job: run.job,
      get signal() {
        return AbortSignal.any([run.signal, stop.signal]);
      },
    });
    started(end);
    end.then(
      (value) => {
        subscriber.next(value);
        subscriber.complete();
      },
      (error: unknown) => subscriber.error(error),
    );
    return () => stop.abort();
  });
}

const ended = async (returned: unknown, run: EndingRun): Promise<unknown> =>
  runToEnd(returned, run);
