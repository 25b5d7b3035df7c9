/**
 * A value that is there, or will be. Most filters do their work without waiting for anything; a job
 * does not have to pay for a promise at each of them.
 */
export type MaybePromise<T> = T | PromiseLike<T>;

export function isPromise<T>(value: MaybePromise<T>): value is PromiseLike<T> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

/** What applications make need not answer once, nor later, nor with a promise. */
const trusted = <T>(value: PromiseLike<T>): Promise<T> =>
  value instanceof Promise ? value : Promise.resolve(value);

/** Goes on with the value: at once if it is there. */
export function andThen<T, R>(
  value: MaybePromise<T>,
  next: (value: T) => MaybePromise<R>,
): MaybePromise<R> {
  return isPromise(value) ? trusted(value).then(next) : next(value);
}

/** Goes on with what the work has answered, or with what it has thrown, now or later. */
export function attempt<T, R>(
  work: () => MaybePromise<T>,
  next: (value: T) => MaybePromise<R>,
  recover: (error: unknown) => MaybePromise<R>,
): MaybePromise<R> {
  try {
    const value = work();
    if (!isPromise(value)) return next(value);
    // One promise instead of two: what `next` throws is recovered from as well.
    return trusted(value).then((settled) => attempt(() => settled, next, recover), recover);
  } catch (error) {
    return recover(error);
  }
}

/** Visits each item after the one before it has been dealt with. */
export function inTurn<T>(
  items: readonly T[],
  visit: (item: T) => MaybePromise<void>,
): MaybePromise<void> {
  for (let index = 0; index < items.length; index += 1) {
    const pending = visit(items[index] as T);
    if (isPromise(pending)) {
      return trusted(pending).then(() => inTurn(items.slice(index + 1), visit));
    }
  }
}
