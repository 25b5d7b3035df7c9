import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is true. */
export async function until(condition, { everyMs }) {
  while (!(await condition())) await sleep(everyMs);
}
