import type { QueueStore } from '../storage/queue-store.js';
import { Backoff } from '../support/backoff.js';
import { HealthLog } from '../support/health-log.js';
import type { Logger } from '../support/logger.js';
import { WakeSignal } from '../support/wake-signal.js';
import type { Assignment } from './assignment.js';
import type { AssignmentFactory } from './assignment-factory.js';
import type { LockAcquirer } from './lock-acquirer.js';
import { PrefetchGauge } from './prefetch-gauge.js';

const BACKOFF = { initialMs: 50, maxMs: 5_000 } as const;

export interface DispatcherOptions {
  readonly serverId: string;
  readonly queues: readonly string[];
  readonly workerCount: number;
  readonly maxPrefetch: number;
  /** How long a claimed job may lie unstarted before it is handed back, in milliseconds. */
  readonly prefetchTimeoutMs: number;
  /** How long to rest without a wake-up before looking again, in milliseconds. */
  readonly pollingIntervalMs: number;
}

export interface DispatcherParts {
  readonly store: QueueStore;
  readonly assignments: AssignmentFactory;
  readonly locks: LockAcquirer;
  readonly logger: Logger;
}

/**
 * Claims jobs for the workers of one server.
 *
 * Claiming: a worker is free or the prefetch is low, and there may be jobs. Resting: the last claim
 * brought less than it asked for; a wake-up or the fallback poll ends the rest. Closed: workers get
 * no more jobs, and what was claimed and not started has been handed back.
 */
export class Dispatcher {
  private readonly signal = new WakeSignal();
  private readonly health: HealthLog;
  private readonly gauge: PrefetchGauge;
  private prefetched: Assignment[] = [];
  private freeWorkers: ((assignment: Assignment | undefined) => void)[] = [];
  private isClosed = false;
  private finished: Promise<void> | undefined;
  private staleTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly parts: DispatcherParts,
    private readonly options: DispatcherOptions,
  ) {
    this.health = new HealthLog('claiming of jobs', parts.logger);
    this.gauge = new PrefetchGauge(options.maxPrefetch);
  }

  start(): void {
    this.finished = this.loop();
  }

  /** There may be jobs to claim. */
  wake(): void {
    this.signal.wake();
  }

  /** A job that lies ready for a worker. */
  takePrefetched(): Assignment | undefined {
    const assignment = this.isClosed ? undefined : this.shiftPrefetched();
    if (!assignment) return undefined;

    this.gauge.started();
    if (this.isLow()) this.signal.wake();
    return assignment;
  }

  /** The next job for a worker; undefined once the server is stopping. */
  next(): Promise<Assignment | undefined> {
    if (this.isClosed) return Promise.resolve(undefined);

    return new Promise((resolve) => {
      this.freeWorkers.push(resolve);
      this.signal.wake();
    });
  }

  /** What was claimed and has not started. */
  get waiting(): readonly Assignment[] {
    return this.prefetched;
  }

  /** Hands back what has not started; resolves when no claim is under way any more. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.staleTimer);
    this.signal.close();
    const free = this.freeWorkers;
    this.freeWorkers = [];
    for (const resolve of free) resolve(undefined);

    await this.finished;
    await this.handBack(this.prefetched.splice(0));
  }

  private async loop(): Promise<void> {
    const backoff = new Backoff(BACKOFF);
    const { pollingIntervalMs } = this.options;

    while (!this.isClosed) {
      try {
        const mayHaveMore = await this.claim();
        this.health.succeeded();
        backoff.reset();
        if (!mayHaveMore) await this.signal.pause(pollingIntervalMs * (0.75 + Math.random() / 2));
      } catch (error) {
        this.health.failed(error);
        await this.signal.pause(backoff.nextMs());
      }
    }
  }

  /** Whether it is worth claiming again at once. */
  private async claim(): Promise<boolean> {
    const limit = this.demand();
    if (limit <= 0) return false;

    const { serverId, queues } = this.options;
    const claimed = await this.parts.store.claim({ serverId, queues, limit });
    // A crash from here on leaves the claimed rows leased and not started; they are put back when
    // the others notice that this server is gone.
    const assignments = claimed.map((job) => this.parts.assignments.create(job));
    this.hand(await this.parts.locks.acquire(assignments));
    return claimed.length === limit && this.isLow();
  }

  private hand(assignments: readonly Assignment[]): void {
    for (const assignment of assignments) {
      const worker = this.freeWorkers.shift();
      if (worker) {
        this.gauge.started();
        worker(assignment);
      } else {
        this.prefetched.push(assignment);
      }
    }
    if (this.prefetched.length > 0) this.watchForStale();
  }

  /** Leaves out what was taken away meanwhile; handing it back frees the locks that it took. */
  private shiftPrefetched(): Assignment | undefined {
    if (!this.prefetched[0]?.abort.isAborted) return this.prefetched.shift();

    const first = this.prefetched.findIndex(({ abort }) => !abort.isAborted);
    const takenAway = this.prefetched.splice(0, first < 0 ? this.prefetched.length : first);
    if (takenAway.length > 0) void this.handBack(takenAway);
    return this.prefetched.shift();
  }

  /** How many more jobs are wanted. */
  private demand(): number {
    return this.freeWorkers.length + this.gauge.target() - this.prefetched.length;
  }

  private isLow(): boolean {
    return this.freeWorkers.length > 0 || this.prefetched.length <= this.gauge.target() >> 1;
  }

  /** Jobs that found no free worker in time may find one elsewhere. */
  private watchForStale(): void {
    if (this.staleTimer || this.isClosed) return;
    const [oldest] = this.prefetched;

    this.staleTimer = setTimeout(() => {
      this.staleTimer = undefined;
      if (oldest && this.prefetched[0] === oldest) void this.handBack(this.prefetched.splice(0));
      else if (this.prefetched.length > 0) this.watchForStale();
    }, this.options.prefetchTimeoutMs);
  }

  private async handBack(assignments: readonly Assignment[]): Promise<void> {
    if (assignments.length === 0) return;
    const jobs = assignments.map(({ claimed: { id, lease } }) => ({ id, lease }));

    try {
      await this.parts.store.handBack(jobs);
    } catch (error) {
      // They stay leased to this server and are put back when it is gone from the others' view.
      this.parts.logger.error('Jobs not handed back', { jobs: jobs.length, error });
    }
  }
}
