import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 5;

export interface EventuallyOptions {
  readonly withinMs?: number;
  /** Between two looks: longer where each look is work for what is looked at. */
  readonly pauseMs?: number;
}

/** Looks until there is something to see, and fails after `withinMs`. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  { withinMs = 10_000, pauseMs = PAUSE_MS }: EventuallyOptions = {},
): Promise<Exclude<T, undefined | false>> {
  const deadline = performance.now() + withinMs;

  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen as Exclude<T, undefined | false>;
    if (performance.now() > deadline) throw new Error(`Not seen within ${withinMs} ms: ${look}`);
    await pause(pauseMs);
  }
}
