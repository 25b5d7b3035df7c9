import type { Assignment } from '../../running/assignment.js';
import { isSuspect } from '../admission/suspects.js';
import { PrefetchGauge } from './prefetch-gauge.js';
import { StaleWatch } from './stale-watch.js';

export interface PrefetchOptions {
  readonly workerCount: number;
  readonly maxPrefetch: number;
  /** How long a claimed job may lie unstarted before it is handed back, in milliseconds. */
  readonly prefetchTimeoutMs: number;
}

export interface PrefetchParts {
  /** False for a job that was taken away, and for a job of a paused queue. */
  readonly mayStart: (assignment: Assignment) => boolean;
  /** Puts jobs back into their queues, which frees the locks that they took. */
  readonly handBack: (assignments: readonly Assignment[]) => void;
}

/** The jobs that were claimed ahead of the workers. */
export class Prefetch {
  private ahead: Assignment[] = [];
  private readonly gauge: PrefetchGauge;
  private readonly staleWatch: StaleWatch<Assignment>;
  /** False from a claim that brought suspects until a claim that brings none. */
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

  /** How many more jobs may be claimed ahead; negative where too many are. */
  get room(): number {
    return (this.mayClaimAhead ? this.gauge.target() : 0) - this.ahead.length;
  }

  /** A run has ended. */
  ended(durationMs: number): void {
    this.gauge.ended(durationMs);
  }

  /** The jobs of a claim decide whether more jobs are claimed ahead. */
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

  /** From now on no job is handed back for lying here too long. */
  close(): void {
    this.staleWatch.stop();
  }
}
