import type { StateChanger } from '../../state-machine/state-changer.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import type { JobRecord } from '../../storage/records.js';
import {
  atOnce,
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
  untilWoken,
} from '../background-process.js';

const BATCH_SIZE = 1_000;

/**
 * Makes scheduled jobs ready when their time comes. It is woken at the time of the next one; any
 * number of servers do this at once.
 */
export class DelayedJobScheduler implements BackgroundProcess {
  readonly name = 'delayed-job-scheduler';

  constructor(private readonly changer: StateChanger) {}

  async execute({ storage }: ProcessContext): Promise<Pause> {
    // A crash inside the sweep rolls it back: the jobs stay Scheduled for whoever sweeps next.
    const found = await storage.sweeps.sweep('due', BATCH_SIZE, (jobs) => this.enqueue(jobs));
    if (found === BATCH_SIZE) return atOnce;

    const next = await storage.sweeps.nextDueAt();
    return next ? pauseFor(next.getTime() - storage.clock.now().getTime()) : untilWoken;
  }

  private enqueue(jobs: readonly JobRecord[]) {
    const state = new EnqueuedState(undefined, 'Its time has come');
    return Promise.all(
      jobs.map((job) => this.changer.certainTransition(this.changer.load(job), state)),
    );
  }
}
