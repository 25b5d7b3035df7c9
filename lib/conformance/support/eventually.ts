import { setTimeout as pause } from 'node:timers/promises';

const LEAST_PAUSE_MS = 5;
const MOST_PAUSE_MS = 25;

export interface EventuallyOptions {
  readonly withinMs?: number;
  /**
   * The pause between two looks. Choose a longer pause if each look takes time from the observed process.
   *
   * @default a tenth of the time that has passed, from 5 to 25 ms
   */
  readonly pauseMs?: number;
}

/** Looks again and again until `look` finds a value, and fails after `withinMs`. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  { withinMs = 10_000, pauseMs }: EventuallyOptions = {},
): Promise<Exclude<T, undefined | false>> {
  const startMs = performance.now();

  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen as Exclude<T, undefined | false>;
    const passedMs = performance.now() - startMs;
    if (passedMs > withinMs) throw new Error(`Not seen within ${withinMs} ms: ${look}`);
    await pause(pauseMs ?? pauseAfter(passedMs));
  }
}

/**
 * Most values are there at once. The longer a value takes, the longer the pause, because each look delays it
 * further.
 */
const pauseAfter = (passedMs: number) =>
  Math.min(MOST_PAUSE_MS, Math.max(LEAST_PAUSE_MS, passedMs / 10));
