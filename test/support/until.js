import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 50;

/**
 * Asks again and again until there is an answer; undefined when there was none in time.
 *
 * @template T
 * @param {() => T | Promise<T>} ask
 * @param {number} withinMs
 * @returns {Promise<Exclude<T, undefined | false> | undefined>}
 */
export async function until(ask, withinMs) {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) {
      return /** @type {Exclude<T, undefined | false>} */ (answer);
    }
    if (performance.now() > deadline) return undefined;
    await pause(PAUSE_MS);
  }
}
