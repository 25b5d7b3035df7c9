import { signal } from '@preact/signals';

const TICK_MS = 1_000;

let offsetMs = 0;

/** The store's time, as far as it is known here; what is relative is relative to this. */
export const storeNow = signal(Date.now());

export function followStoreClock(now: number): void {
  offsetMs = now - Date.now();
  storeNow.value = now;
}

setInterval(() => {
  if (document.visibilityState === 'visible') storeNow.value = Date.now() + offsetMs;
}, TICK_MS);
