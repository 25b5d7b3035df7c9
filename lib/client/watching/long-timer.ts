import { clearTimeout, setTimeout } from 'node:timers';

/** The longest delay that a timer of Node takes, in milliseconds. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Calls after any time, even after months. `Infinity` means never.
 * @returns a function that ends the timer
 */
export function callAfter(ms: number, call: () => void): () => void {
  if (ms === Number.POSITIVE_INFINITY) return () => {};

  let leftMs = ms;
  let timer: NodeJS.Timeout;
  const goOn = () => {
    const nextMs = Math.min(leftMs, MAX_TIMER_MS);
    leftMs -= nextMs;
    timer = setTimeout(leftMs > 0 ? goOn : call, nextMs);
  };
  goOn();
  return () => clearTimeout(timer);
}
