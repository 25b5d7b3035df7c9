import { EventLoopBudget } from '../../support/flow/event-loop-budget.js';
import { LockAcquirer } from '../claiming/admission/lock-acquirer.js';
import { Claiming } from '../claiming/claiming.js';
import type { EachHeldLease } from '../claiming/leases/held-leases.js';
import { stallBoundMs } from '../health/stall-reporter.js';
import type { AttemptRecorder } from '../measuring/attempt-recorder.js';
import type { Assignment } from '../running/assignment.js';
import { AssignmentFactory } from '../running/assignment-factory.js';
import { RunningJobs } from '../running/running-jobs.js';
import type { ResolvedServerOptions } from '../server-options.js';
import type { ServerParts } from '../server-parts.js';
import { lastResorts } from '../settling/last-resort.js';
import { Settler } from '../settling/settler.js';
import { createPipeline } from './create-pipeline.js';
import { Worker } from './worker.js';

/** How many outcomes may wait for the store, in addition to one for each worker. */
const MAX_UNSETTLED = 4_000;

/** How many jobs may start before the event loop turns. If the jobs do nothing, this takes about a millisecond. */
const JOBS_IN_TURN = 128;

/** The way of jobs through a server: claiming, workers, settling. */
export class WorkerPool {
  readonly running: RunningJobs;
  readonly claiming: Claiming;
  readonly settler: Settler;
  private readonly workers: readonly Worker[];
  private workersDone: Promise<unknown> = Promise.resolve();

  constructor(
    serverId: string,
    attempts: AttemptRecorder,
    parts: ServerParts,
    options: ResolvedServerOptions,
  ) {
    const { storage, logger, machine, changes } = parts;
    const { workerCount } = options;

    this.running = new RunningJobs(stallBoundMs(options.heartbeatIntervalMs));
    this.settler = new Settler(storage.jobs, logger, {
      maxUnsettled: MAX_UNSETTLED + workerCount,
      fallbacks: (transition, error) => lastResorts(transition, error, { serverId, machine }),
      changes,
    });
    this.claiming = new Claiming(
      {
        store: storage.queues,
        assignments: new AssignmentFactory(parts, logger),
        locks: new LockAcquirer(storage.locks),
        handlers: parts.handlers,
        heldJobs: () => this.heldJobs(),
        eachHeldLease: this.eachHeldLease,
        logger,
      },
      { serverId, ...options },
    );
    const { claiming, running, settler } = this;
    const pipeline = createPipeline(serverId, { ...parts, running }, options);
    const budget = new EventLoopBudget(JOBS_IN_TURN);
    const workerParts = { source: claiming, pipeline, running, settler, attempts, budget, changes };
    this.workers = Array.from({ length: workerCount }, () => new Worker(workerParts));
  }

  start(): void {
    this.claiming.start();
    this.workersDone = Promise.all(this.workers.map((worker) => worker.run()));
  }

  /** The jobs that this server has claimed and not settled. */
  held(): readonly Assignment[] {
    return [...this.running.all(), ...this.claiming.prefetched];
  }

  private heldJobs(): ReadonlySet<string> {
    const held = new Set(this.claiming.moving);
    this.eachHeldLease((jobId) => held.add(jobId));
    return held;
  }

  private readonly eachHeldLease: EachHeldLease = (visit) => {
    for (const { claimed } of this.running.all()) visit(claimed.id, claimed.lease.attempt);
    for (const { claimed } of this.claiming.prefetched) visit(claimed.id, claimed.lease.attempt);
    this.settler.eachUnsettled(({ jobId, from }) => visit(jobId, from.attempt));
  };

  /** Resolves when every worker has ended its last job. Call `claiming.close` first. */
  get finished(): Promise<unknown> {
    return this.workersDone;
  }
}
