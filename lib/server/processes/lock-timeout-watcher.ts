import type { StateChanger } from '../../state-machine/state-changer.js';
import {
  atOnce,
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  untilWoken,
} from '../background-process.js';

const BATCH_SIZE = 100;

/** Moves jobs on that have waited for a resource longer than they were willing to. */
export class LockTimeoutWatcher implements BackgroundProcess {
  readonly name = 'lock-timeout-watcher';

  constructor(private readonly changer: StateChanger) {}

  async execute({ storage }: ProcessContext): Promise<Pause> {
    const found = await storage.sweeps.sweep('overdue', BATCH_SIZE, (jobs) =>
      Promise.all(jobs.map((job) => this.changer.lockTimeoutTransition(job))),
    );
    return found === BATCH_SIZE ? atOnce : untilWoken;
  }
}
