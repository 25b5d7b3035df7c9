/** How much work, by time, may lie ready beside the workers, in milliseconds. */
const TARGET_MS = 40;
/** How much the last run counts in the mean. */
const WEIGHT = 1 / 16;

/**
 * How many jobs to claim ahead: as many as the workers get done in 40 ms, by what runs have taken lately. Fast
 * jobs are claimed by the hundred, slow ones not at all, so that they stay free for other servers. Durations
 * are measured, and not how many start in some time: a burst of slow jobs starts as fast as one of fast ones.
 */
export class PrefetchGauge {
  private meanMs = 0;
  private lastEndMs: number | undefined;

  constructor(
    private readonly workerCount: number,
    private readonly max: number,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  ended(durationMs: number): void {
    const weight = this.lastEndMs === undefined ? 1 : WEIGHT;
    this.meanMs += (durationMs - this.meanMs) * weight;
    this.lastEndMs = this.nowMs();
  }

  /** None before a run has ended. Runs that go on for longer than those before them count as well. */
  target(): number {
    if (this.lastEndMs === undefined) return 0;
    const expectedMs = Math.max(this.meanMs, this.nowMs() - this.lastEndMs);
    return Math.min(this.max, Math.floor((this.workerCount * TARGET_MS) / expectedMs));
  }
}
