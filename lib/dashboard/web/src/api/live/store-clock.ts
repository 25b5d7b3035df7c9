import { signal } from '@preact/signals';

const TICK_MS = 1_000;
const ANSWERS_REMEMBERED = 10;

/** How far the store's clock is ahead of the browser's, as each of the last answers had it. */
let offsetsMs: readonly number[] = [];

/** The store's time, as far as it is known here; what is relative is relative to this. */
export const storeNow = signal(Date.now());

/** An answer is always somewhat late, so the one that was least so is nearest to the truth. */
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
