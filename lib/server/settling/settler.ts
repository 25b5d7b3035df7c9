import { setTimeout as delay } from 'node:timers/promises';
import type { StoredChanges } from '../../client/stored-changes.js';
import type { BackgroundJob } from '../../job/background-job.js';
import { blameOf } from '../../storage/errors/blame.js';
import type { JobStore } from '../../storage/jobs/job-store.js';
import { MAX_STATEMENT_SIZE, sizeOfTransition } from '../../storage/jobs/stored-size.js';
import type { Transition, TransitionOutcome } from '../../storage/jobs/transition.js';
import { MicroBatcher } from '../../support/flow/micro-batcher.js';
import { HealthLog } from '../../support/health-log.js';
import type { Logger } from '../../support/logger.js';
import { Backoff } from '../../support/time/backoff.js';
import { RefusedOutcomes } from './refused-outcomes.js';

const MAX_BATCH_SIZE = 1_000;
const MAX_IN_FLIGHT = 2;
const BACKOFF = { initialMs: 50, maxMs: 5_000 } as const;

export interface SettlerOptions {
  /** Workers take no more jobs while this many outcomes wait for the store. */
  readonly maxUnsettled: number;
  /** The outcomes that may take the place of a refused outcome, the smallest last. */
  readonly fallbacks: (transition: Transition, error: unknown) => readonly Transition[];
  /** Is told of the outcomes that were stored. */
  readonly changes: StoredChanges;
}

/**
 * Stores the outcomes of jobs, many at a time. An outcome is tried again until its obstacle has passed. An outcome that
 * the store refuses even alone does not hold up the others.
 */
export class Settler {
  private readonly batcher: MicroBatcher<Transition, TransitionOutcome>;
  private readonly health: HealthLog;
  private readonly patience = new AbortController();
  private readonly backoff = new Backoff(BACKOFF);
  private readonly apart = new Set<Promise<void>>();
  private readonly refused: RefusedOutcomes;
  /** Shared by thousands of outcomes at once: nearly always, no listener wants the job. */
  private readonly endsWithoutJob = this.endsOf(undefined);
  private waitingForRoom: (() => void)[] = [];
  private failuresInARow = 0;

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
      blame: blameOf,
    });
    this.refused = new RefusedOutcomes({
      logger,
      fallbacks: options.fallbacks,
      store: (...item) => this.batcher.push(...item),
      onStored: (transition, outcome, job) => {
        if (this.refused.size === 0) this.health.succeeded();
        this.report(transition, outcome, job);
        this.makeRoom();
      },
      onGivenUp: (transition, error) => this.giveUpOutcome(transition, error),
    });
  }

  /**
   * Puts the outcome in line to be stored. Never throws.
   *
   * @param job the job, if a listener wants it afterwards; it is kept until then
   */
  settle(transition: Transition, job?: BackgroundJob): void {
    const { onStored, onFailed } = job ? this.endsOf(job) : this.endsWithoutJob;
    this.batcher.push(transition, onStored, onFailed);
  }

  /**
   * Stores the outcome in a statement of its own, because a transaction that the method has left open may still lock
   * the row. Resolves when the outcome is stored or given up.
   */
  async settleApart(transition: Transition, job?: BackgroundJob): Promise<void> {
    const settled = this.applyAlone(transition, job);
    this.apart.add(settled);
    await settled;
    this.apart.delete(settled);
  }

  /** Whether so many outcomes wait for the store that no outcome should be added now. */
  get isFull(): boolean {
    return this.batcher.pending + this.refused.size >= this.options.maxUnsettled;
  }

  /** Resolves when there is room again. */
  async room(): Promise<void> {
    if (!this.isFull) return;
    await new Promise<void>((resolve) => this.waitingForRoom.push(resolve));
  }

  /** How many outcomes have not been stored yet. */
  get pending(): number {
    return this.batcher.pending + this.refused.size + this.apart.size;
  }

  /** Visits the outcomes that have not been stored yet. */
  eachUnsettled(visit: (transition: Transition) => void): void {
    this.batcher.eachItem(visit);
    for (const transition of this.refused.transitions()) visit(transition);
  }

  /** Resolves when all outcomes are stored or given up. */
  async drain(): Promise<void> {
    await Promise.all([this.batcher.drain(), ...this.apart]);
    await this.refused.drain();
  }

  /** Ends all tries: from now on no outcome is tried again. */
  giveUp(): void {
    this.patience.abort();
    this.refused.giveUp();
  }

  private async apply(transitions: readonly Transition[]): Promise<readonly TransitionOutcome[]> {
    const { signal } = this.patience;

    for (;;) {
      try {
        // A crash before this commits leaves the jobs Processing under this server's lease: they run
        // again elsewhere. A crash after it changes nothing.
        const outcomes = await this.store.applyTransitions(transitions);
        this.succeeded();
        return outcomes;
      } catch (error) {
        const blame = blameOf(error);
        if (signal.aborted || blame === 'some') throw error;
        this.health.failed(error);
        await this.rest(blame === 'all');
        if (blame === 'unknown') throw error;
      }
    }
  }

  private succeeded(): void {
    if (this.failuresInARow === 0) return;

    if (this.failuresInARow > 1) this.refused.tryAllAgain();
    this.failuresInARow = 0;
    this.backoff.reset();
    if (this.refused.size === 0) this.health.succeeded();
  }

  /**
   * Batches that fail in a row make a pause together. A batch that fails between two successes is cut into parts at
   * once.
   */
  private async rest(isForAll: boolean): Promise<void> {
    const { signal } = this.patience;
    this.failuresInARow += 1;
    if (this.failuresInARow === 1 && !isForAll) return;
    await delay(this.backoff.nextMs(), undefined, { signal }).catch(() => {});
  }

  private async applyAlone(transition: Transition, job?: BackgroundJob): Promise<void> {
    for (;;) {
      try {
        const [outcome] = await this.apply([transition]);
        if (outcome) this.report(transition, outcome, job);
        return;
      } catch (error) {
        if (this.patience.signal.aborted) return this.giveUpOutcome(transition, error);
        if (blameOf(error) === 'some') return this.refused.add(transition, error, job);
      }
    }
  }

  private endsOf(job: BackgroundJob | undefined) {
    return {
      onStored: (outcome: TransitionOutcome, transition: Transition) => {
        this.report(transition, outcome, job);
        this.makeRoom();
      },
      onFailed: (error: unknown, transition: Transition) =>
        this.refused.add(transition, error, job),
    };
  }

  private giveUpOutcome({ jobId, to }: Transition, error: unknown): void {
    this.logger.error('Outcome not stored, the job will run again', { jobId, to, error });
    this.makeRoom();
  }

  private report(transition: Transition, outcome: TransitionOutcome, job?: BackgroundJob): void {
    if (outcome.applied) {
      this.options.changes.tell(transition, job);
      return;
    }
    const { jobId, to } = transition;
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
