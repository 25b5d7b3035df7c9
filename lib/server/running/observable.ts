import { AbortRace } from './abort-race.js';

/** An observable of rxjs or of a library like it. */
export interface Observable {
  subscribe(observer: Observer): Subscription;
}

interface Observer {
  next(value?: unknown): void;
  error(error?: unknown): void;
  complete(): void;
}

type Subscription = { unsubscribe?: () => void } | (() => void) | undefined;

/** The names under which libraries recognise the observables of other libraries. */
const INTEROP_NAMES = ['@@observable', (Symbol as { observable?: symbol }).observable];

/** The observable that a value is or stands for. */
export function observableIn(value: object): Observable | undefined {
  for (const name of INTEROP_NAMES) {
    const read: unknown = name === undefined ? undefined : Reflect.get(value, name);
    if (typeof read === 'function') return Reflect.apply(read, value, []) as Observable;
  }
  return isObservable(value) ? value : undefined;
}

/** Whether the value is an observable. Clients of message brokers have `subscribe` as well, but they also have `on`. */
function isObservable(value: object): value is Observable {
  const { subscribe, pipe, on } = value as Readonly<Record<string, unknown>>;
  if (typeof subscribe !== 'function' || typeof on === 'function') return false;
  return typeof pipe === 'function' || Object.getPrototypeOf(value) === Object.prototype;
}

/**
 * Subscribes, and waits for the end. Unsubscribes when the signal fires.
 *
 * @returns the last value, if there was any
 * @throws the error of the observable, or the signal's reason
 */
export async function lastOf(observable: Observable, signal: AbortSignal): Promise<unknown> {
  if (signal.aborted) throw signal.reason;

  let subscription: Subscription;
  const race = new AbortRace(signal, () => unsubscribe(subscription));
  try {
    return await race.wait(
      new Promise((resolve, reject) => {
        let last: unknown;
        subscription = observable.subscribe({
          next: (value) => {
            last = value;
          },
          error: reject,
          complete: () => resolve(last),
        });
      }),
    );
  } finally {
    race.dispose();
  }
}

function unsubscribe(subscription: Subscription): void {
  if (typeof subscription === 'function') subscription();
  else subscription?.unsubscribe?.();
}
