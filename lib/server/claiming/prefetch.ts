import type { Assignment } from '../running/assignment.js';
import type { SortedJobs } from './paused-queues.js';
import { PrefetchGauge } from './prefetch-gauge.js';
import { StaleWatch } from './stale-watch.js';
import { isSuspect } from './suspects.js';

export interface PrefetchOptions {
  readonly workerCount: number;
  readonly maxPrefetch: number;
  /** How long a claimed job may lie unstarted before it is handed back, in milliseconds. */
  readonly prefetchTimeoutMs: number;
}

/** The jobs that were claimed ahead of the workers. */
export class Prefetch {
  private ahead: Assignment[] = [];
  private readonly gauge: PrefetchGauge;
  private readonly staleWatch: StaleWatch<Assignment>;
  /** False from a claim that brought suspects until one that brings none. */
  private mayClaimAhead = true;

  /** @param giveBack puts jobs back into their queues */
  constructor(
    { workerCount, maxPrefetch, prefetchTimeoutMs }: PrefetchOptions,
    private readonly giveBack: (assignments: readonly Assignment[]) => void,
  ) {
    this.gauge = new PrefetchGauge(workerCount, maxPrefetch);
    this.staleWatch = new StaleWatch(
      prefetchTimeoutMs,
      () => this.ahead[0],
      () => this.giveBack(this.takeAll()),
    );
  }

  get jobs(): readonly Assignment[] {
    return this.ahead;
  }

  get isLow(): boolean {
    return this.ahead.length <= this.gauge.target() >> 1;
  }

  /** How many more jobs may be claimed ahead; negative where too many are. */
  get room(): number {
    return (this.mayClaimAhead ? this.gauge.target() : 0) - this.ahead.length;
  }

  /** A run has ended. */
  ended(durationMs: number): void {
    this.gauge.ended(durationMs);
  }

  /** What a claim has brought decides whether more is claimed ahead. */
  heed(claimed: readonly Assignment[]): void {
    this.mayClaimAhead = !claimed.some(isSuspect);
  }

  put(assignment: Assignment): void {
    this.ahead.push(assignment);
    this.staleWatch.begin();
  }

  /** The next job; those that were taken away meanwhile go back, which frees the locks that they took. */
  take(): Assignment | undefined {
    if (!this.ahead[0]?.abort.isAborted) return this.ahead.shift();

    const first = this.ahead.findIndex(({ abort }) => !abort.isAborted);
    this.giveBack(this.ahead.splice(0, first < 0 ? this.ahead.length : first));
    return this.ahead.shift();
  }

  takeAll(): Assignment[] {
    return this.ahead.splice(0);
  }

  /** Gives back the jobs that may not start for now. */
  keep({ open, closed }: SortedJobs): void {
    this.ahead = [...open];
    this.giveBack(closed);
  }

  /** From now on jobs lie here until they are taken. */
  close(): void {
    this.staleWatch.stop();
  }
}
