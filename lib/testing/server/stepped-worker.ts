import { LockAcquirer } from '../../server/claiming/admission/lock-acquirer.js';
import { createPipeline } from '../../server/execution/create-pipeline.js';
import type { Pipeline } from '../../server/execution/scoped-pipeline.js';
import { type JobSource, Worker } from '../../server/execution/worker.js';
import { AttemptRecorder } from '../../server/measuring/attempt-recorder.js';
import { JobCancellationWatcher } from '../../server/processes/job-cancellation-watcher.js';
import type { Assignment } from '../../server/running/assignment.js';
import { AssignmentFactory } from '../../server/running/assignment-factory.js';
import { RunningJobs } from '../../server/running/running-jobs.js';
import { resolveServerOptions } from '../../server/server-options.js';
import { lastResorts } from '../../server/settling/last-resort.js';
import { Settler } from '../../server/settling/settler.js';
import type { ClaimedJob, JobRecord } from '../../storage/jobs/records.js';
import type { Transition } from '../../storage/jobs/transition.js';
import { EventLoopBudget } from '../../support/flow/event-loop-budget.js';
import { forwarding } from '../../support/forwarding.js';
import type { JobFailure } from '../errors/jobs-failed-error.js';
import { failuresOf } from './failures-of.js';
import { SERVER_ID, type StepParts } from './step-parts.js';

/** The results of a run. */
export interface RunOutcome {
  readonly record: JobRecord;
  readonly failures: readonly JobFailure[];
}

/** Runs claimed jobs as a worker of a server does. */
export class SteppedWorker {
  private readonly assignments: AssignmentFactory;
  private readonly locks: LockAcquirer;
  private readonly pipeline: Pipeline;
  private readonly settler: Settler;
  /** The budget has no bound: only one job runs at a time, so nobody waits for the event loop. */
  private readonly budget = new EventLoopBudget(Number.POSITIVE_INFINITY);
  private readonly running = new RunningJobs(Number.POSITIVE_INFINITY);
  private readonly attempts: AttemptRecorder;
  /** The stored transition of each job that has just run. */
  private readonly settled = new Map<string, Transition>();

  constructor(private readonly parts: StepParts) {
    const { storage, server } = parts;
    const { logger, machine, changes } = server;
    this.assignments = new AssignmentFactory(server, logger);
    this.locks = new LockAcquirer(storage.locks);
    const place = { server: SERVER_ID, version: undefined };
    this.attempts = new AttemptRecorder(storage.clock, place);
    const options = resolveServerOptions({}, storage.features);
    // The next run always has a worker, however many runs were abandoned before.
    const workerCount = Number.POSITIVE_INFINITY;
    this.pipeline = createPipeline(
      SERVER_ID,
      { ...server, running: this.running },
      { ...options, workerCount },
    );
    this.settler = new Settler(this.watchedJobs(), logger, {
      maxUnsettled: Number.POSITIVE_INFINITY,
      fallbacks: (transition, error) =>
        lastResorts(transition, error, { serverId: SERVER_ID, machine }),
      changes,
    });
  }

  /** Runs the job; undefined if the job has to wait for a resource that another job holds. */
  async run(claimed: ClaimedJob): Promise<RunOutcome | undefined> {
    const [assignment] = await this.locks.acquire([this.assignments.create(claimed)]);
    if (!assignment) return undefined;

    const { pipeline, running, settler, attempts, budget } = this;
    const { changes } = this.parts.server;
    const source = only(assignment);
    await new Worker({ source, pipeline, running, settler, attempts, budget, changes }).run();
    await settler.drain();
    await attempts.store(this.parts.storage.measurements);

    const { id } = claimed;
    const transition = this.settled.get(id);
    this.settled.delete(id);
    const record = await this.parts.storage.findRecord(id);
    return (
      record && { record, failures: await failuresOf(transition ? [transition] : [], this.parts) }
    );
  }

  /** Fires the AbortSignals of running jobs that were taken away. */
  async checkLeases(): Promise<void> {
    const { storage, server } = this.parts;
    const watcher = new JobCancellationWatcher(() => this.running.all(), 0);
    await watcher.execute({ serverId: SERVER_ID, storage, logger: server.logger });
  }

  private watchedJobs() {
    const { jobs } = this.parts.storage;
    return forwarding(() => jobs, {
      applyTransitions: (transitions) => {
        for (const transition of transitions) this.settled.set(transition.jobId, transition);
        return jobs.applyTransitions(transitions);
      },
    });
  }
}

/** A source that has this job only, and then ends the work of its worker. */
function only(assignment: Assignment): JobSource {
  let next: Assignment | undefined = assignment;
  return {
    takePrefetched: () => {
      const taken = next;
      next = undefined;
      return taken;
    },
    next: async () => undefined,
    ended: () => {},
    expectUnknownLeases: () => {},
  };
}
