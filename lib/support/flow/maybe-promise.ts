/**
 * A value, or a promise of the value. Most filters work without waiting, and then a job need not pay for a promise at
 * each of them.
 */
export type MaybePromise<T> = T | PromiseLike<T>;

export function isPromise<T>(value: MaybePromise<T>): value is PromiseLike<T> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

/**
 * Turns the thenable of an application into a promise: a thenable may answer at once, more than once, or return
 * nothing.
 */
const trusted = <T>(value: PromiseLike<T>): Promise<T> =>
  value instanceof Promise ? value : Promise.resolve(value);

/** Goes on with the value. Goes on at once if the value is no promise. */
export function andThen<T, R>(
  value: MaybePromise<T>,
  next: (value: T) => MaybePromise<R>,
): MaybePromise<R> {
  return isPromise(value) ? trusted(value).then(next) : next(value);
}

/** Goes on with the answer of the work or with its error, now or later. */
export function attempt<T, R>(
  work: () => MaybePromise<T>,
  next: (value: T) => MaybePromise<R>,
  recover: (error: unknown) => MaybePromise<R>,
): MaybePromise<R> {
  try {
    const value = work();
    if (!isPromise(value)) return next(value);
    // One promise instead of two: `recover` also gets the errors of `next`.
    return trusted(value).then((settled) => attempt(() => settled, next, recover), recover);
  } catch (error) {
    return recover(error);
  }
}

/** Visits the items one after the other. */
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
