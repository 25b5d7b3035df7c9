import type { LocalWorkers, Reservation } from '../../storage/queue-store.js';
import type { ClaimedJob, NewJob } from '../../storage/records.js';
import type { StorageEvent } from '../../storage/storage-events.js';
import { Backoff } from '../../support/backoff.js';
import { HealthLog } from '../../support/health-log.js';
import { WakeSignal } from '../../support/wake-signal.js';
import type { Assignment } from '../running/assignment.js';
import type { DispatcherOptions, DispatcherParts } from './dispatcher-parts.js';
import type { FreeWorker } from './free-worker.js';
import { HandBack } from './hand-back.js';
import { withoutHeld } from './held-leases.js';
import { isLateAnswer } from './late-answer.js';
import { LookBudget } from './look-budget.js';
import { PausedQueues } from './paused-queues.js';
import { PrefetchGauge } from './prefetch-gauge.js';
import { Reservations } from './reservations.js';
import { StaleWatch } from './stale-watch.js';
import { isSuspect, waitingSuspects } from './suspects.js';
import { handBackUnknownLeases } from './unknown-leases.js';

const BACKOFF = { initialMs: 50, maxMs: 5_000 } as const;

/**
 * Claims jobs for the workers of one server.
 *
 * Claiming: a worker is free or the prefetch is low, and there may be jobs. Resting: the last claim
 * brought less than it asked for; a wake-up or the fallback poll ends the rest, and new jobs of this
 * process may come to free workers directly. Closed: workers get no more jobs, and what was claimed
 * and not started has been handed back.
 */
export class Dispatcher implements LocalWorkers {
  private readonly signal = new WakeSignal();
  private readonly health: HealthLog;
  private readonly gauge: PrefetchGauge;
  private readonly budget = new LookBudget();
  private prefetched: Assignment[] = [];
  private freeWorkers: FreeWorker[] = [];
  private readonly reservations = new Reservations();
  private readonly paused: PausedQueues;
  private withdrawOffer: (() => void) | undefined;
  /** False from a claim that brought less than it asked for until somebody says otherwise. */
  private mayHaveReady = true;
  private wakeUps = 0;
  /** An answer got lost: there may be leases of this server that nobody here knows of. */
  private mayHoldMore = false;
  /** False from a claim that brought suspects until one that brings none. */
  private mayClaimAhead = true;
  private isClosed = false;
  private finished: Promise<void> | undefined;
  private readonly staleWatch: StaleWatch<Assignment>;
  private readonly handBack: HandBack;

  constructor(
    private readonly parts: DispatcherParts,
    private readonly options: DispatcherOptions,
  ) {
    this.health = new HealthLog('claiming of jobs', parts.logger);
    this.gauge = new PrefetchGauge(options.workerCount, options.maxPrefetch);
    this.paused = new PausedQueues(parts.store);
    this.handBack = new HandBack({ ...parts, onFailed: () => this.expectUnknownLeases() });
    this.staleWatch = new StaleWatch(
      options.prefetchTimeoutMs,
      () => this.prefetched[0],
      () => void this.handBack.give(this.prefetched.splice(0)),
    );
  }

  start(): void {
    this.withdrawOffer = this.parts.store.offer?.(this);
    this.finished = this.loop();
  }

  /** Somebody says that there may be jobs to claim. Where that is often not so, it is seen to later. */
  hear(hint: StorageEvent): void {
    const isMeant = hint.kind === 'ready' && this.options.queues.includes(hint.queue);
    if (!isMeant && hint.kind !== 'resumed') return;

    const { waitMs } = this.budget;
    if (waitMs > 0) this.signal.wakeIn(waitMs);
    else this.wake();
  }

  /** There are jobs to claim. */
  wake(): void {
    this.mayHaveReady = true;
    this.wakeUps += 1;
    this.signal.wake();
  }

  /**
   * Reads which queues are paused: what was claimed ahead of them goes back, what may run again is claimed.
   *
   * @returns whether something has changed
   */
  async checkQueues(): Promise<boolean> {
    if (!(await this.paused.look())) return false;

    const [open, closed] = this.paused.sorted(this.prefetched);
    this.prefetched = [...open];
    void this.handBack.give(closed);
    this.wake();
    return true;
  }

  /** Whether others than these are paused, as far as it is known here. */
  knowsOtherPauses(names: readonly string[]): boolean {
    return this.paused.differFrom(names);
  }

  /** There are leases of this server under which nobody works: they are to be handed back. */
  expectUnknownLeases(): void {
    this.mayHoldMore = true;
    this.signal.wake();
  }

  /** A job that lies ready for a worker. */
  takePrefetched(): Assignment | undefined {
    const assignment = this.isClosed ? undefined : this.shiftPrefetched();
    if (!assignment) return undefined;

    if (this.mayHaveReady && this.isLow()) this.signal.wake();
    return assignment;
  }

  /** A run has ended. */
  ended(durationMs: number): void {
    this.gauge.ended(durationMs);
  }

  /** The next job for a worker; undefined once the server is stopping. */
  next(): Promise<Assignment | undefined> {
    if (this.isClosed) return Promise.resolve(undefined);

    return new Promise((resolve) => {
      this.freeWorkers.push(resolve);
      if (this.mayHaveReady) this.signal.wake();
    });
  }

  reserve(jobs: readonly NewJob[]): Reservation | undefined {
    const { queues, serverId } = this.options;
    const isIdle = !this.mayHaveReady && !this.mayHoldMore && !this.isClosed;
    if (!isIdle || this.prefetched.length > 0 || this.freeWorkers.length < jobs.length) return;
    if (!jobs.every(({ queue }) => queues.includes(queue) && this.paused.isOpen(queue))) return;

    const askedMs = performance.now();
    const reserved = this.reservations.open(jobs, this.freeWorkers.splice(0, jobs.length));
    return {
      serverId,
      start: (claimed) => {
        this.freeWorkers.unshift(...reserved.takeWorkers());
        void this.accept(claimed, askedMs).finally(() => reserved.end());
      },
      cancel: () => {
        this.freeWorkers.unshift(...reserved.takeWorkers());
        reserved.end();
        this.expectUnknownLeases();
      },
    };
  }

  /** Jobs that are being stored for workers of this server, or handed back. */
  get moving(): readonly string[] {
    return [...this.reservations.jobIds(), ...this.handBack.jobIds];
  }

  /** What was claimed and has not started. */
  get waiting(): readonly Assignment[] {
    return this.prefetched;
  }

  /** Hands back what has not started; resolves when no claim is under way any more. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.withdrawOffer?.();
    this.staleWatch.stop();
    this.signal.close();
    const free = [...this.freeWorkers, ...this.reservations.takeAllWorkers()];
    this.freeWorkers = [];
    for (const resolve of free) resolve(undefined);

    await this.finished;
    await this.reservations.ended();
    await this.handBack.give(this.prefetched.splice(0));
  }

  private async loop(): Promise<void> {
    const backoff = new Backoff(BACKOFF);
    const { pollingIntervalMs } = this.options;

    while (!this.isClosed) {
      try {
        if (this.mayHoldMore) await this.handBackUnknown();
        if (!this.paused.isKnown) await this.paused.look();
        await this.claim();
        this.health.succeeded();
        backoff.reset();
        if (this.mayHaveReady && this.isLow() && this.demand() > 0) continue;

        await this.signal.pause(pollingIntervalMs * (0.75 + Math.random() / 2));
        this.mayHaveReady = true;
      } catch (error) {
        this.mayHoldMore = true;
        this.budget.record({ hasFound: false });
        this.health.failed(error);
        await this.signal.pause(backoff.nextMs());
      }
    }
  }

  private async handBackUnknown(): Promise<void> {
    this.mayHoldMore = false;
    await handBackUnknownLeases(this.options.serverId, this.parts);
  }

  private async claim(): Promise<void> {
    const limit = this.demand();
    if (limit <= 0) return;

    const { serverId, queues } = this.options;
    const { wakeUps } = this;
    const askedMs = performance.now();
    const claimed = await this.parts.store.claim({ serverId, queues, limit });
    this.mayHaveReady = claimed.length === limit || wakeUps !== this.wakeUps;
    this.budget.record({ hasFound: claimed.length > 0 });
    const assignments = this.assignmentsOf(withoutHeld(claimed, this.parts.heldLeases()));
    this.mayClaimAhead = !assignments.some(isSuspect);
    // A crash from here on leaves the claimed rows leased and not started; they are put back when
    // the others notice that this server is gone.
    await this.prepare(assignments, askedMs);
  }

  private assignmentsOf(claimed: readonly ClaimedJob[]): readonly Assignment[] {
    return claimed.map((job) => this.parts.assignments.create(job));
  }

  /** @param askedMs when the store was asked for them */
  private async prepare(assignments: readonly Assignment[], askedMs: number): Promise<void> {
    if (isLateAnswer(askedMs, this.options)) return this.handBack.give(assignments);

    const [open, closed] = await this.paused.divide(await this.parts.locks.acquire(assignments));
    this.hand(await this.withoutWaitingSuspects(open));
    await this.handBack.give(closed);
  }

  /** Suspects that would have to wait are back in their queue before any of the others starts. */
  private async withoutWaitingSuspects(
    assignments: readonly Assignment[],
  ): Promise<readonly Assignment[]> {
    const waiting = waitingSuspects(assignments, this.freeWorkers.length);
    if (waiting.size === 0) return assignments;

    await this.handBack.give([...waiting]);
    return this.withoutWaitingSuspects(assignments.filter((held) => !waiting.has(held)));
  }

  /** Takes jobs that were stored under leases of this server. */
  private async accept(claimed: readonly ClaimedJob[], askedMs: number): Promise<void> {
    try {
      await this.prepare(this.assignmentsOf(claimed), askedMs);
    } catch (error) {
      this.health.failed(error);
      this.expectUnknownLeases();
    }
  }

  private hand(assignments: readonly Assignment[]): void {
    for (const assignment of assignments) {
      const worker = this.freeWorkers.shift();
      if (!worker) {
        this.prefetched.push(assignment);
        continue;
      }
      worker(assignment);
    }
    if (this.prefetched.length > 0 && !this.isClosed) this.staleWatch.begin();
  }

  /** Leaves out what was taken away meanwhile; handing it back frees the locks that it took. */
  private shiftPrefetched(): Assignment | undefined {
    if (!this.prefetched[0]?.abort.isAborted) return this.prefetched.shift();

    const first = this.prefetched.findIndex(({ abort }) => !abort.isAborted);
    const takenAway = this.prefetched.splice(0, first < 0 ? this.prefetched.length : first);
    if (takenAway.length > 0) void this.handBack.give(takenAway);
    return this.prefetched.shift();
  }

  /** How many more jobs are wanted. */
  private demand(): number {
    const ahead = this.mayClaimAhead ? this.gauge.target() : 0;
    return this.freeWorkers.length + ahead - this.prefetched.length;
  }

  private isLow(): boolean {
    return this.freeWorkers.length > 0 || this.prefetched.length <= this.gauge.target() >> 1;
  }
}
