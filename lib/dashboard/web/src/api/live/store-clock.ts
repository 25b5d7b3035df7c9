import { signal } from '@preact/signals';

const TICK_MS = 1_000;
const ANSWERS_REMEMBERED = 10;

/** How far the store's clock is ahead of the browser's clock, according to each of the last answers. */
let offsetsMs: readonly number[] = [];

/** The store's time, estimated in the browser. Relative times count from this time. */
export const storeNow = signal(Date.now());

/** Every answer arrives a little late, so the answer with the least delay is the most exact. */
export function followStoreClock(now: number): void {
  offsetsMs = [...offsetsMs, now - Date.now()].slice(-ANSWERS_REMEMBERED);
  tick();
}

function tick(): void {
  storeNow.value = Date.now() + (offsetsMs.length === 0 ? 0 : Math.max(...offsetsMs));
}

setInterval(() => {
  if (document.visibilityState === 'visible') tick();
}, TICK_MS);
