import type { TransitionPlanner } from '../../state-machine/transition-planner.js';
import { EngineReason } from '../../states/engine-reason.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import type { JobRecord } from '../../storage/jobs/records.js';
import type { Transition } from '../../storage/jobs/transition.js';
import type { Pulse } from '../../storage/servers/server-store.js';
import {
  atOnce,
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
  pauseUntil,
  type WakeTime,
} from '../background-process.js';

const BATCH_SIZE = 1_000;
/** When to look again while another server is moving the due jobs, in milliseconds. */
const MIN_PAUSE_MS = 2;
/** For how long jobs whose class is unknown here are left to other servers, in milliseconds. */
const UNDECIDED_PAUSE_MS = 1_000;

/**
 * Moves jobs whose time has come: Scheduled jobs become ready, and overdue jobs stop waiting for their resource. A
 * timer wakes this process at the time of the next job. Any number of servers run it at once.
 */
export class DelayedJobScheduler implements BackgroundProcess {
  readonly name = 'delayed-job-scheduler';
  readonly wokenBy = ['scheduled'] as const;
  readonly startsAsleep = true;
  /** Jobs of the last round whose class is unknown here. */
  private undecided = 0;

  constructor(private readonly planner: TransitionPlanner) {}

  wakeAt({ nextDueAt }: Pulse): WakeTime {
    return { at: nextDueAt };
  }

  async execute({ storage: { sweeps, clock } }: ProcessContext): Promise<Pause> {
    this.undecided = 0;
    // A crash inside a sweep rolls it back: its jobs stay as they are for whoever sweeps next.
    const due = await sweeps.sweep('due', BATCH_SIZE, (jobs) => this.enqueue(jobs));
    const overdue = await sweeps.sweep('overdue', BATCH_SIZE, (jobs) => this.giveUpWaiting(jobs));
    if (this.undecided > 0) return pauseFor(UNDECIDED_PAUSE_MS);
    if (due === BATCH_SIZE || overdue === BATCH_SIZE) return atOnce;

    const hasFound = due + overdue > 0;
    return pauseUntil(await sweeps.nextDueAt(), { clock, atLeastMs: MIN_PAUSE_MS, hasFound });
  }

  private enqueue(jobs: readonly JobRecord[]) {
    const state = new EnqueuedState(undefined, EngineReason.of('time-has-come'));
    return Promise.all(
      jobs.map((job) => this.planner.certainTransition(this.planner.load(job), state)),
    );
  }

  private async giveUpWaiting(jobs: readonly JobRecord[]): Promise<readonly Transition[]> {
    const decided = await Promise.all(jobs.map((job) => this.planner.lockTimeoutTransition(job)));
    const transitions = decided.filter((transition) => transition !== undefined);
    this.undecided = jobs.length - transitions.length;
    return transitions;
  }
}
