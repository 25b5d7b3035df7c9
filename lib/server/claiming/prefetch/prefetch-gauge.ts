/** Jobs are claimed ahead for this much working time, in milliseconds. */
const TARGET_MS = 40;
/** The weight of the last run in the mean. */
const WEIGHT = 1 / 16;

/**
 * Decides how many jobs to claim ahead: as many as the workers finish in 40 ms, judged by the latest runs. Fast jobs
 * are claimed by the hundred. Slow jobs are not claimed ahead, so that other servers can claim them. The duration of
 * runs decides, and not the number of starts, because a burst of slow jobs starts as fast as a burst of fast jobs.
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

  /** Returns 0 until a run has ended. Running jobs count too, once they take longer than the runs before them. */
  target(): number {
    if (this.lastEndMs === undefined) return 0;
    const expectedMs = Math.max(this.meanMs, this.nowMs() - this.lastEndMs);
    return Math.min(this.max, Math.floor((this.workerCount * TARGET_MS) / expectedMs));
  }
}
