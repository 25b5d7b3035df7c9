import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 5;

/** Looks until there is something to see, and fails after `withinMs`. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  { withinMs = 10_000 }: { withinMs?: number } = {},
): Promise<Exclude<T, undefined | false>> {
  const deadline = performance.now() + withinMs;

  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen as Exclude<T, undefined | false>;
    if (performance.now() > deadline) throw new Error(`Not seen within ${withinMs} ms: ${look}`);
    await pause(PAUSE_MS);
  }
}
