import { setTimeout as pause } from 'node:timers/promises';

const LEAST_PAUSE_MS = 5;
const MOST_PAUSE_MS = 25;

export interface EventuallyOptions {
  readonly withinMs?: number;
  /**
   * Between two looks: longer where each look is work for what is looked at.
   *
   * @default a tenth of the time that has passed, from 5 to 25 ms
   */
  readonly pauseMs?: number;
}

/** Looks until there is something to see, and fails after `withinMs`. */
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

/** Most things are there at once; each look at others takes time from them. */
const pauseAfter = (passedMs: number) =>
  Math.min(MOST_PAUSE_MS, Math.max(LEAST_PAUSE_MS, passedMs / 10));
