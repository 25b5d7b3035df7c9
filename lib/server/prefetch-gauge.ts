/** How much work, by time, may lie ready beside the workers, in milliseconds. */
const TARGET_MS = 40;
const MIN_WINDOW_MS = 5;

/**
 * How many jobs to claim ahead: as many as the workers started lately in 40 ms. Fast jobs are
 * claimed by the hundred, slow ones not at all, so that they stay free for other servers.
 */
export class PrefetchGauge {
  private startedCount = 0;
  private windowStartMs = performance.now();
  private current = 0;

  constructor(private readonly max: number) {}

  started(): void {
    this.startedCount += 1;
  }

  target(): number {
    const elapsedMs = performance.now() - this.windowStartMs;
    if (elapsedMs >= MIN_WINDOW_MS) {
      const wanted = Math.floor((this.startedCount / elapsedMs) * TARGET_MS);
      // Up at once, down by halves: a short gap between two claims is not the end of the rush.
      this.current = Math.min(this.max, Math.max(wanted, this.current >> 1));
      this.startedCount = 0;
      this.windowStartMs += elapsedMs;
    }
    return this.current;
  }
}
