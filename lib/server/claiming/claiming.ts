import type { StorageEvent } from '../../storage/events/storage-events.js';
import { HealthLog } from '../../support/health-log.js';
import type { Assignment } from '../running/assignment.js';
import { Admission } from './admission/admission.js';
import { PausedQueues } from './admission/paused-queues.js';
import { UnknownJobs } from './admission/unknown-jobs.js';
import type { ClaimingOptions, ClaimingParts } from './claiming-parts.js';
import { Delivery } from './delivery.js';
import { Demand } from './demand.js';
import { Dispatcher } from './dispatcher.js';
import { HandBack } from './leases/hand-back.js';
import { UnknownLeases } from './leases/unknown-leases.js';
import { OfferedWorkers } from './offered-workers.js';
import { ParkedCalls } from './parked-calls.js';
import { Prefetch } from './prefetch/prefetch.js';
import { FreeWorkers } from './workers/free-workers.js';

/**
 * Gets jobs from the store to the workers of one server. Workers and the session know only this class of all claiming.
 */
export class Claiming {
  readonly pauses: PausedQueues;
  readonly parkedCalls: ParkedCalls;
  private readonly prefetch: Prefetch;
  private readonly workers = new FreeWorkers();
  private readonly handBack: HandBack;
  private readonly dispatcher: Dispatcher;
  private readonly offered: OfferedWorkers;
  private readonly unknownLeases: UnknownLeases;

  constructor(
    given: ClaimingParts,
    private readonly options: ClaimingOptions,
  ) {
    const { store, locks, handlers, logger } = given;
    const onFailed = () => this.expectUnknownLeases();
    this.handBack = new HandBack({ store, logger, onFailed });
    this.pauses = new PausedQueues(store, () => this.heedPauses());
    this.prefetch = new Prefetch(options, {
      mayStart: ({ abort, claimed }) => !abort.isAborted && this.pauses.isOpen(claimed.queue),
      handBack: (assignments) => void this.handBack.give(assignments),
    });
    const { queues, unknownJobs } = options;
    const unknown = new UnknownJobs(handlers, unknownJobs, logger);
    const onFound = () => this.wake();
    this.parkedCalls = new ParkedCalls({ store, handlers, queues, onFound });
    this.unknownLeases = new UnknownLeases({ ...given, serverId: options.serverId });
    const { prefetch, workers, handBack, pauses, parkedCalls, unknownLeases } = this;
    const admission = new Admission({ unknown, locks, pauses, workers, handBack }, options);
    const parts = {
      ...given,
      prefetch,
      workers,
      pauses,
      parkedCalls,
      demand: new Demand(workers, prefetch),
      delivery: new Delivery({ admission, workers, prefetch, handBack }),
      unknownLeases,
      health: new HealthLog('claiming of jobs', logger),
    };
    this.dispatcher = new Dispatcher(parts, options);
    this.offered = new OfferedWorkers({ ...parts, dispatcher: this.dispatcher }, options);
  }

  start(): void {
    this.offered.start();
    this.dispatcher.start();
  }

  hear(hint: StorageEvent): void {
    // After `resumed`, the store may be another server that lacks the last outcomes. Then their jobs have their leases
    // again. The next claim looks for them, and many such hints do not make it come earlier.
    if (hint.kind === 'resumed') this.unknownLeases.expect();
    const isReady = hint.kind === 'ready' && this.options.queues.includes(hint.queue);
    const isParked = hint.kind === 'parked' && this.parkedCalls.areThere;
    if (isReady || isParked || hint.kind === 'resumed') this.dispatcher.hint();
  }

  /** Call this when there are jobs to claim. */
  wake(): void {
    this.dispatcher.wake();
  }

  /**
   * Call this when the store may have leases of this server that the server does not know. Their jobs have to be handed
   * back.
   */
  expectUnknownLeases(): void {
    this.dispatcher.expectUnknownLeases();
  }

  /** Takes the next job that was claimed ahead; undefined if there is none. */
  takePrefetched(): Assignment | undefined {
    const assignment = this.dispatcher.isClosed ? undefined : this.prefetch.take();
    if (assignment) this.dispatcher.workerAsked();
    return assignment;
  }

  /** Waits for the next job for a worker; undefined once the server is stopping. */
  next(): Promise<Assignment | undefined> {
    if (this.dispatcher.isClosed) return Promise.resolve(undefined);

    const next = this.workers.next();
    this.dispatcher.workerAsked();
    return next;
  }

  /** Call this when a run has ended. */
  ended(durationMs: number): void {
    this.prefetch.ended(durationMs);
  }

  /** The jobs that were claimed ahead and have not started. */
  get prefetched(): readonly Assignment[] {
    return this.prefetch.jobs;
  }

  /** The jobs that are being stored for workers of this server, and the jobs that are being handed back. */
  get moving(): readonly string[] {
    return [...this.workers.reservedJobs, ...this.handBack.jobIds];
  }

  /** Hands back the jobs that have not started. Resolves when no claim and no hand-back is under way. */
  async close(): Promise<void> {
    const closed = this.dispatcher.close();
    this.offered.stop();
    this.prefetch.close();
    this.workers.sendHome();

    await closed;
    await this.workers.reservationsEnded();
    await this.handBack.give(this.prefetch.takeAll());
    await this.handBack.ended();
  }

  /** Hands back jobs of queues that are now paused, and claims from queues that were resumed. */
  private heedPauses(): void {
    this.prefetch.sortOut();
    this.wake();
  }
}
