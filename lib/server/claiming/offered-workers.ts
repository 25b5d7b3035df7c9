import type { ClaimedJob, NewJob } from '../../storage/jobs/records.js';
import type { LocalWorkers, QueueStore, Reservation } from '../../storage/queues/queue-store.js';
import type { HealthLog } from '../../support/health-log.js';
import type { AssignmentFactory } from '../running/assignment-factory.js';
import type { PausedQueues } from './admission/paused-queues.js';
import type { Delivery } from './delivery.js';
import type { Dispatcher } from './dispatcher.js';
import type { UnknownLeases } from './leases/unknown-leases.js';
import type { Prefetch } from './prefetch/prefetch.js';
import type { FreeWorkers } from './workers/free-workers.js';

export interface OfferedWorkersParts {
  readonly store: QueueStore;
  readonly assignments: AssignmentFactory;
  readonly delivery: Delivery;
  readonly dispatcher: Dispatcher;
  readonly workers: FreeWorkers;
  readonly prefetch: Prefetch;
  readonly pauses: PausedQueues;
  readonly unknownLeases: UnknownLeases;
  readonly health: HealthLog;
}

/**
 * Offers free workers to new jobs of this process. Such a job is stored as claimed, and its worker starts it without a
 * claim.
 */
export class OfferedWorkers implements LocalWorkers {
  private withdraw: (() => void) | undefined;

  constructor(
    private readonly parts: OfferedWorkersParts,
    private readonly options: { readonly serverId: string; readonly queues: readonly string[] },
  ) {}

  start(): void {
    this.withdraw = this.parts.store.offer?.(this);
  }

  stop(): void {
    this.withdraw?.();
  }

  reserve(jobs: readonly NewJob[]): Reservation | undefined {
    if (!this.isIdle() || !this.mayRun(jobs)) return undefined;

    const { workers, dispatcher } = this.parts;
    const askedMs = performance.now();
    const reserved = workers.reserve(jobs);
    return {
      serverId: this.options.serverId,
      start: (claimed) => {
        workers.takeBack(reserved);
        void this.accept(claimed, askedMs).finally(() => reserved.end());
      },
      cancel: () => {
        workers.takeBack(reserved);
        reserved.end();
        dispatcher.expectUnknownLeases();
      },
    };
  }

  /** Whether no other job can be ready before the new job. */
  private isIdle(): boolean {
    const { dispatcher, prefetch, unknownLeases } = this.parts;
    return dispatcher.isResting && !unknownLeases.areExpected && prefetch.jobs.length === 0;
  }

  private mayRun(jobs: readonly NewJob[]): boolean {
    const { workers, pauses } = this.parts;
    const { queues } = this.options;
    if (workers.count < jobs.length) return false;
    return jobs.every(({ queue }) => queues.includes(queue) && pauses.isOpen(queue));
  }

  /** Takes jobs that were stored under leases of this server. */
  private async accept(claimed: readonly ClaimedJob[], askedMs: number): Promise<void> {
    const { dispatcher, assignments, delivery, health } = this.parts;
    try {
      await delivery.deliver(assignments.createAll(claimed), askedMs);
    } catch (error) {
      health.failed(error);
      dispatcher.expectUnknownLeases();
    }
  }
}
