import { setTimeout as delay } from 'node:timers/promises';
import { StorageUnavailableError } from '../storage/errors/storage-unavailable-error.js';
import type { JobStore } from '../storage/job-store.js';
import { MAX_STATEMENT_SIZE, sizeOfTransition } from '../storage/stored-size.js';
import type { Transition, TransitionOutcome } from '../storage/transition.js';
import { Backoff } from '../support/backoff.js';
import { HealthLog } from '../support/health-log.js';
import type { LogFacts, Logger } from '../support/logger.js';
import { MicroBatcher } from '../support/micro-batcher.js';

const MAX_BATCH_SIZE = 1_000;
const MAX_IN_FLIGHT = 2;
const BACKOFF = { initialMs: 50, maxMs: 5_000 } as const;

export interface SettlerOptions {
  /** How many outcomes may wait for the store before workers take no more jobs. */
  readonly maxUnsettled: number;
  /** What is stored when the store refuses the outcome itself. */
  readonly fallback: (transition: Transition, error: unknown) => Transition;
  /** Outcomes were given up: the leases of their jobs still stand, and nobody works under them. */
  readonly onGivenUp: () => void;
}

/**
 * Stores the outcomes of jobs, many at a time. An outcome waits out any absence of the store; what a
 * store refuses fails alone.
 */
export class Settler {
  private readonly batcher: MicroBatcher<Transition, TransitionOutcome>;
  private readonly health: HealthLog;
  private readonly patience = new AbortController();
  private readonly apart = new Set<Promise<void>>();
  private waitingForRoom: (() => void)[] = [];

  constructor(
    private readonly store: JobStore,
    private readonly logger: Logger,
    private readonly options: SettlerOptions,
  ) {
    this.health = new HealthLog('settling of jobs', logger);
    this.batcher = new MicroBatcher({
      flush: (transitions) => this.apply(transitions),
      maxBatchSize: MAX_BATCH_SIZE,
      size: { of: sizeOfTransition, maxOfBatch: MAX_STATEMENT_SIZE },
      maxInFlight: MAX_IN_FLIGHT,
      isWorthSplitting: (error) => !(error instanceof StorageUnavailableError),
    });
  }

  /** Takes care of an outcome; never throws. */
  settle(transition: Transition): void {
    this.batcher.push(
      transition,
      (outcome) => {
        if (!outcome.applied) this.report(transition, outcome);
        this.makeRoom();
      },
      (error) => {
        this.settleFallback(transition, error);
        this.makeRoom();
      },
    );
  }

  /**
   * The same without others: the row may still be locked by a transaction that the job's method has
   * left open. Resolves when it is stored, or given up.
   */
  async settleApart(transition: Transition): Promise<void> {
    const settled = this.applyAlone(transition);
    this.apart.add(settled);
    await settled;
    this.apart.delete(settled);
  }

  /** Whether so many outcomes wait for the store that no more should be added now. */
  get isFull(): boolean {
    return this.batcher.pending >= this.options.maxUnsettled;
  }

  /** Resolves when there is room again. */
  async room(): Promise<void> {
    if (!this.isFull) return;
    await new Promise<void>((resolve) => this.waitingForRoom.push(resolve));
  }

  /** How many outcomes have not been stored yet. */
  get pending(): number {
    return this.batcher.pending + this.apart.size;
  }

  /** The jobs whose outcomes have not been stored yet. */
  unsettledJobs(): readonly string[] {
    return this.batcher.items().map(({ jobId }) => jobId);
  }

  /** Resolves when everything is settled. */
  async drain(): Promise<void> {
    await Promise.all([this.batcher.drain(), ...this.apart]);
  }

  /** From now on an absent store is not waited for. */
  giveUp(): void {
    this.patience.abort();
  }

  private async apply(transitions: readonly Transition[]): Promise<readonly TransitionOutcome[]> {
    const backoff = new Backoff(BACKOFF);
    const { signal } = this.patience;

    for (;;) {
      try {
        // A crash before this commits leaves the jobs Processing under this server's lease: they run
        // again elsewhere. A crash after it changes nothing.
        const outcomes = await this.store.applyTransitions(transitions);
        this.health.succeeded();
        return outcomes;
      } catch (error) {
        if (signal.aborted || !(error instanceof StorageUnavailableError)) throw error;
        this.health.failed(error);
        await delay(backoff.nextMs(), undefined, { signal }).catch(() => {});
      }
    }
  }

  private async applyAlone(transition: Transition): Promise<void> {
    try {
      const [outcome] = await this.apply([transition]);
      if (outcome) this.report(transition, outcome);
    } catch (error) {
      this.settleFallback(transition, error);
    }
  }

  private settleFallback(transition: Transition, error: unknown): void {
    const { jobId, to } = transition;
    if (error instanceof StorageUnavailableError) {
      this.giveUpOutcome({ jobId, to, error });
      return;
    }

    this.logger.error('The store refused the outcome of a job', { jobId, to, error });
    const fallback = this.options.fallback(transition, error);
    this.batcher.push(
      fallback,
      (outcome) => this.report(fallback, outcome),
      (again) => this.giveUpOutcome({ jobId, to, error: again }),
    );
  }

  private giveUpOutcome(facts: LogFacts): void {
    this.logger.error('Outcome not stored, the job will run again', facts);
    this.options.onGivenUp();
  }

  private report({ jobId, to }: Transition, outcome: TransitionOutcome): void {
    if (outcome.applied) return;
    this.logger.warn('Late outcome ignored: the job was taken away meanwhile', {
      jobId,
      to,
      ...outcome,
    });
  }

  private makeRoom(): void {
    if (this.waitingForRoom.length === 0) return;
    if (this.isFull) return;

    const waiting = this.waitingForRoom;
    this.waitingForRoom = [];
    for (const resume of waiting) resume();
  }
}
