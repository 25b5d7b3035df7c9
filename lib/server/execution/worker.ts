import type { StoredChanges } from '../../client/stored-changes.js';
import type { EventLoopBudget } from '../../support/flow/event-loop-budget.js';
import { isPromise } from '../../support/flow/maybe-promise.js';
import type { Claiming } from '../claiming/claiming.js';
import type { AttemptRecorder } from '../measuring/attempt-recorder.js';
import type { RunningJobs } from '../running/running-jobs.js';
import type { Settler } from '../settling/settler.js';
import type { Pipeline } from './scoped-pipeline.js';

/** Where a worker gets its jobs from. */
export type JobSource = Pick<Claiming, 'takePrefetched' | 'next' | 'ended' | 'expectUnknownLeases'>;

export interface WorkerParts {
  readonly source: JobSource;
  readonly pipeline: Pipeline;
  readonly running: RunningJobs;
  readonly settler: Settler;
  readonly attempts: AttemptRecorder;
  readonly changes: StoredChanges;
  /** Shared by all workers of a server. */
  readonly budget: EventLoopBudget;
}

/** A slot of a server: runs one job after the other. */
export class Worker {
  constructor(private readonly parts: WorkerParts) {}

  /** Resolves when the server is stopping and the last job has ended. */
  async run(): Promise<void> {
    const { source, pipeline, running, settler, attempts, budget, changes } = this.parts;

    for (;;) {
      if (settler.isFull) await settler.room();
      const turn = budget.step();
      if (turn !== undefined) await turn;
      const assignment = source.takePrefetched() ?? (await source.next());
      if (!assignment) return;

      running.add(assignment);
      const performed = pipeline.perform(assignment);
      const outcome = isPromise(performed) ? await performed : performed;
      // A crash between the end of the method and the commit of its outcome runs the job again.
      if (typeof outcome === 'object') {
        const { claimed, job, mayBeCompleted } = assignment;
        const wanted = changes.wants(claimed) ? job : undefined;
        if (mayBeCompleted) await settler.settleApart(outcome, wanted);
        else settler.settle(outcome, wanted);
      }
      attempts.ended(assignment, typeof outcome === 'object' ? outcome : undefined);
      source.ended(running.remove(assignment));
      if (outcome === 'unknown') source.expectUnknownLeases();
    }
  }
}
