import { FailedState } from '../states/failed-state.js';
import type { Transition } from '../storage/transition.js';
import type { Assignment } from './assignment.js';
import { AssignmentFactory } from './assignment-factory.js';
import { Dispatcher } from './dispatcher.js';
import { UnstorableOutcomeError } from './errors/unstorable-outcome-error.js';
import { JobPerformer } from './job-performer.js';
import { JobRun } from './job-run.js';
import { LockAcquirer } from './lock-acquirer.js';
import { MethodCaller } from './method-caller.js';
import { ParentLoader } from './parent-loader.js';
import { RunningJobs } from './running-jobs.js';
import type { ResolvedServerOptions } from './server-options.js';
import type { ServerParts } from './server-parts.js';
import { Settler } from './settler.js';
import { Worker } from './worker.js';

/** How many outcomes may wait for the store, beside one for each worker. */
const MAX_UNSETTLED = 4_000;

/** The part of a server that jobs travel through: dispatcher, workers, settler. */
export class JobExecution {
  readonly running = new RunningJobs();
  readonly dispatcher: Dispatcher;
  readonly settler: Settler;
  private readonly workers: readonly Worker[];
  private workersDone: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly serverId: string,
    private readonly parts: ServerParts,
    options: ResolvedServerOptions,
  ) {
    const { storage, logger, handlers, filters, machine, activator, maxResultBytes } = parts;
    const { maxStackLines, workerCount } = options;
    const { clock } = storage;

    this.settler = new Settler(storage.jobs, logger, {
      maxUnsettled: MAX_UNSETTLED + workerCount,
      fallback: (transition, error) => this.fallback(transition, error),
      onGivenUp: () => this.dispatcher.expectUnknownLeases(),
    });
    this.dispatcher = new Dispatcher(
      {
        store: storage.queues,
        assignments: new AssignmentFactory(handlers, filters, logger),
        locks: new LockAcquirer(storage.locks),
        heldJobs: () => this.heldJobs(),
        logger,
      },
      { serverId, ...options },
    );
    const performer = new JobPerformer({
      serverId,
      clock,
      logger,
      machine,
      run: new JobRun(new MethodCaller(handlers, activator, new ParentLoader(storage, handlers)), {
        serverId,
        maxResultBytes,
        maxStackLines,
      }),
    });
    const { dispatcher, running, settler } = this;
    const workerParts = { dispatcher, performer, running, settler };
    this.workers = Array.from({ length: workerCount }, () => new Worker(workerParts));
  }

  start(): void {
    this.dispatcher.start();
    this.workersDone = Promise.all(this.workers.map((worker) => worker.run()));
  }

  /** What was claimed and is not settled. */
  held(): readonly Assignment[] {
    return [...this.running.all(), ...this.dispatcher.waiting];
  }

  private heldJobs(): ReadonlySet<string> {
    const running = this.held().map(({ job }) => job.id);
    return new Set([...running, ...this.dispatcher.arriving, ...this.settler.unsettledJobs()]);
  }

  /** Resolves when every worker has ended its last job; `dispatcher.close` lets them. */
  get finished(): Promise<unknown> {
    return this.workersDone;
  }

  /** The outcome of last resort, which no filter sees and every store can keep. */
  private fallback({ jobId, to, from, releases }: Transition, cause: unknown): Transition {
    const error = new UnstorableOutcomeError(jobId, to, { cause });
    const { history, counters } = this.parts.machine.changeUnfiltered(
      new FailedState(error, { serverId: this.serverId, maxStackLines: 0 }),
    );
    return { jobId, from, to: FailedState.NAME, history, counters, releases };
  }
}
