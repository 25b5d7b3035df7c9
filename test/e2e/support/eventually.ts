import { setTimeout } from 'node:timers/promises';

const PAUSE_MS = 50;

/** Looks again and again until there is something to see, and fails once `withinMs` has passed. */
export async function eventually<T>(
  look: () => Promise<T | undefined | false>,
  { withinMs }: { withinMs: number },
): Promise<T> {
  const deadline = performance.now() + withinMs;

  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > deadline) throw new Error(`Not seen within ${withinMs} ms: ${look}`);
    await setTimeout(PAUSE_MS);
  }
}
