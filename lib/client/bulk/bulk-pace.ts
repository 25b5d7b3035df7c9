const MINUTE_MS = 60_000;
/** With a limit per minute, an operation does a portion about this often, in milliseconds. */
const PORTION_INTERVAL_MS = 5_000;
const PORTION_SIZE = 200;

/** How many jobs an operation looks at in one portion. */
export function portionSize(perMinute: number | undefined, left: number): number {
  const inInterval =
    perMinute === undefined
      ? PORTION_SIZE
      : Math.floor((perMinute * PORTION_INTERVAL_MS) / MINUTE_MS);
  return Math.max(1, Math.min(PORTION_SIZE, inInterval, left));
}

/** When an operation goes on after it has changed this many jobs. Undefined means at once. */
export function resumeAt(
  perMinute: number | undefined,
  changed: number,
  now: Date,
): Date | undefined {
  if (perMinute === undefined || changed === 0) return undefined;
  return new Date(now.getTime() + Math.ceil((changed * MINUTE_MS) / perMinute));
}
