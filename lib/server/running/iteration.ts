import { setImmediate } from 'node:timers/promises';
import { types } from 'node:util';
import { AbortRace } from './abort-race.js';

type AnyIterator = Iterator<unknown> | AsyncIterator<unknown>;

/**
 * How long steps may follow one another before other work gets a turn, such as the timers of aborts, in milliseconds.
 */
const BREATH_MS = 10;

/**
 * The iterator behind a value, such as a generator. A value that is only iterable, such as a list, is data. A value
 * that is iterable asynchronously is always lazy.
 */
export function iteratorIn(value: object): AnyIterator | undefined {
  const open: unknown = Reflect.get(value, Symbol.asyncIterator);
  if (typeof open === 'function') return Reflect.apply(open, value, []) as AnyIterator;

  const isIterator =
    typeof Reflect.get(value, 'next') === 'function' &&
    typeof Reflect.get(value, Symbol.iterator) === 'function';
  return isIterator ? (value as AnyIterator) : undefined;
}

/**
 * Takes steps until there are no more. When the signal fires, `return` is called, so that `finally` blocks run.
 *
 * @returns the value that a generator returns; without such a value, the last value that was yielded
 * @throws the error of a step, or the signal's reason
 */
export async function lastStepOf(iterator: AnyIterator, signal: AbortSignal): Promise<unknown> {
  const race = new AbortRace(signal, () => iterator.return?.());
  let last: unknown;
  let breathedAt = performance.now();

  try {
    for (;;) {
      if (signal.aborted) return await race.ended();

      const { done, value } = await race.wait(iterator.next());
      if (done && signal.aborted && !types.isGeneratorObject(iterator)) {
        // A generator finishes its step before it hears `return`. Any other iterator is done because of `return`.
        return await race.ended();
      }
      if (done) return value === undefined ? last : value;

      last = await yielded(value, iterator, race);
      if (performance.now() - breathedAt < BREATH_MS) continue;
      await setImmediate();
      breathedAt = performance.now();
    }
  } finally {
    race.dispose();
  }
}

/** Waits for the value, because a generator that is not asynchronous may yield promises. */
async function yielded(value: unknown, iterator: AnyIterator, race: AbortRace): Promise<unknown> {
  try {
    return await race.wait(value);
  } catch (error) {
    await iterator.return?.();
    throw error;
  }
}
