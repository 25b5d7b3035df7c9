/** For how much working time jobs may lie ready, in milliseconds. */
const TARGET_MS = 40;
/** How much the last run counts in the mean. */
const WEIGHT = 1 / 16;

/**
 * Says how many jobs to claim ahead: as many as the workers get done in 40 ms, judged by the latest runs. Fast
 * jobs are claimed by the hundred. Slow jobs are not claimed ahead, so that other servers can claim them. The
 * measure is the duration of runs and not the number of starts: a burst of slow jobs starts as fast as a burst
 * of fast jobs.
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

  /** 0 until a run has ended. Running jobs count as well where they take longer than the runs before them. */
  target(): number {
    if (this.lastEndMs === undefined) return 0;
    const expectedMs = Math.max(this.meanMs, this.nowMs() - this.lastEndMs);
    return Math.min(this.max, Math.floor((this.workerCount * TARGET_MS) / expectedMs));
  }
}
