import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks until the answer is truthy, which it then answers.
 *
 * @template T
 * @param {() => Promise<T | false>} ask
 * @returns {Promise<T>}
 */
export async function eventually(ask, withinMs = 20_000) {
  const endMs = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== false) return answer;
    if (performance.now() > endMs) throw new Error(`Not within ${withinMs} ms: ${ask}`);
    await pause(20);
  }
}
