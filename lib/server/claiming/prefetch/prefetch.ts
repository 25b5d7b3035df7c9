import type { Assignment } from '../../running/assignment.js';
import { isSuspect } from '../admission/suspects.js';
import { PrefetchGauge } from './prefetch-gauge.js';
import { StaleWatch } from './stale-watch.js';

export interface PrefetchOptions {
  readonly workerCount: number;
  readonly maxPrefetch: number;
  /** How long a claimed job may wait here for a worker before it is handed back, in milliseconds. */
  readonly prefetchTimeoutMs: number;
}

export interface PrefetchParts {
  /** Returns false for a job that was taken away, and for a job of a paused queue. */
  readonly mayStart: (assignment: Assignment) => boolean;
  /** Puts jobs back into their queues, which also frees their locks. */
  readonly handBack: (assignments: readonly Assignment[]) => void;
}

/** The jobs that were claimed ahead of free workers. */
export class Prefetch {
  private ahead: Assignment[] = [];
  private readonly gauge: PrefetchGauge;
  private readonly staleWatch: StaleWatch<Assignment>;
  /** False after a claim that brought suspects, until a claim brings none. */
  private mayClaimAhead = true;

  constructor(
    { workerCount, maxPrefetch, prefetchTimeoutMs }: PrefetchOptions,
    private readonly parts: PrefetchParts,
  ) {
    this.gauge = new PrefetchGauge(workerCount, maxPrefetch);
    this.staleWatch = new StaleWatch(
      prefetchTimeoutMs,
      () => this.ahead[0],
      () => this.parts.handBack(this.takeAll()),
    );
  }

  get jobs(): readonly Assignment[] {
    return this.ahead;
  }

  get isLow(): boolean {
    return this.ahead.length <= this.gauge.target() >> 1;
  }

  /** How many more jobs may be claimed ahead; negative when there are too many. */
  get room(): number {
    return (this.mayClaimAhead ? this.gauge.target() : 0) - this.ahead.length;
  }

  /** Call this when a run has ended. */
  ended(durationMs: number): void {
    this.gauge.ended(durationMs);
  }

  /** Decides by the jobs of a claim whether more jobs may be claimed ahead. */
  heed(claimed: readonly Assignment[]): void {
    this.mayClaimAhead = !claimed.some(isSuspect);
  }

  put(assignment: Assignment): void {
    this.ahead.push(assignment);
    this.staleWatch.begin();
  }

  /** The next job that may start. */
  take(): Assignment | undefined {
    const first = this.ahead[0];
    if (first && !this.parts.mayStart(first)) this.sortOut();
    return this.ahead.shift();
  }

  /** Hands back the jobs that may not start. */
  sortOut(): void {
    const { mayStart, handBack } = this.parts;
    handBack(this.ahead.filter((one) => !mayStart(one)));
    this.ahead = this.ahead.filter(mayStart);
  }

  takeAll(): Assignment[] {
    return this.ahead.splice(0);
  }

  /** Ends the watch: from now on no job is handed back because it has waited too long. */
  close(): void {
    this.staleWatch.stop();
  }
}
