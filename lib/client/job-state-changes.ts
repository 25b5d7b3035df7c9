import type { StateChanger } from '../state-machine/state-changer.js';
import type { State } from '../states/state.js';
import type { JobStore } from '../storage/job-store.js';
import type { JobRecord } from '../storage/records.js';
import type { Expectation } from '../storage/transition.js';
import { ConcurrentChangeError } from './errors/concurrent-change-error.js';

/** How often a job may be changed by others between reading and writing it. */
const MAX_TRIES = 20;

type Expected = Pick<Expectation, 'state' | 'attempt'>;

/** Changes the state of stored jobs on somebody's behalf: read, elect, compare and set. */
export class JobStateChanges {
  constructor(
    private readonly store: JobStore,
    private readonly changer: StateChanger,
  ) {}

  /**
   * @returns true when the job is in the wanted state now; false when there is no such job, it was
   *   not as expected, or a filter chose another one
   */
  async change(id: string, wanted: State, expected: Expected = {}): Promise<boolean> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const record = await this.store.findJob(id);
      if (!record || !isAsExpected(record, expected)) return false;
      if (record.isFinished && record.state === wanted.name) return true;

      const transition = await this.changer.transition(record, wanted, 'client');
      const [outcome] = await this.store.applyTransitions([transition]);
      if (outcome?.applied) return transition.to === wanted.name;
    }
    throw new ConcurrentChangeError(id, wanted.name, MAX_TRIES);
  }
}

function isAsExpected(record: JobRecord, { state, attempt }: Expected): boolean {
  const isInState = state === undefined || record.state.toLowerCase() === state.toLowerCase();
  return isInState && (attempt === undefined || record.attempt === attempt);
}
