const TICK_MS = 1_000;
/** A tick may come a little late where the process is busy. */
const LONGEST_TICK_MS = 2 * TICK_MS;

/**
 * Measures time without the times in which the process stood still. It ticks while it runs, and a tick that comes far
 * too late counts as a short one. It does not keep the process alive.
 */
export class AwakeStopwatch {
  private ticking: NodeJS.Timeout | undefined;
  private countedMs = 0;
  private countedAtMs = 0;

  constructor(private readonly nowMs: () => number) {}

  /** Does nothing where it runs already. */
  start(): void {
    if (this.ticking) return;
    this.countedMs = 0;
    this.countedAtMs = this.nowMs();
    this.ticking = setInterval(() => this.count(), TICK_MS).unref();
  }

  stop(): void {
    clearInterval(this.ticking);
    this.ticking = undefined;
  }

  /** Since the start; 0 where it does not run. */
  elapsedMs(): number {
    if (!this.ticking) return 0;
    this.count();
    return this.countedMs;
  }

  private count(): void {
    const now = this.nowMs();
    this.countedMs += Math.min(now - this.countedAtMs, LONGEST_TICK_MS);
    this.countedAtMs = now;
  }
}
