import type { TransitionPlanner } from '../state-machine/transition-planner.js';
import type { State } from '../states/state.js';
import type { JobStore } from '../storage/jobs/job-store.js';
import type { HistoryEntry, JobParameters, JobRecord } from '../storage/jobs/records.js';
import type { Expectation, Transition } from '../storage/jobs/transition.js';
import { retryWhileUnavailable } from '../storage/retry-while-unavailable.js';
import { ChangeBatcher } from './change-batcher.js';
import { ConcurrentChangeError } from './errors/concurrent-change-error.js';
import type { StoredChanges } from './stored-changes.js';

/** How many times a change is tried again because something else has changed the job between the read and the write. */
const MAX_TRIES = 20;

type Expected = Pick<Expectation, 'state' | 'attempt'>;

/**
 * Changes the state of stored jobs: read, elect, compare and set. While the store is away for a moment, the change is
 * tried again. A change whose answer was lost is not made twice. Changes that come at the same time share their
 * statements.
 */
export class JobMover {
  private readonly batcher: ChangeBatcher;

  constructor(
    store: JobStore,
    private readonly planner: TransitionPlanner,
    private readonly changes: StoredChanges,
  ) {
    this.batcher = new ChangeBatcher(store);
  }

  /**
   * @returns true when the job is in the wanted state now; false when there is no such job, the job was not as
   *   expected, or a filter chose another state
   */
  async change(
    id: string,
    wanted: State,
    expected: Expected = {},
    parameters: JobParameters = {},
  ): Promise<boolean> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const record = await retryWhileUnavailable(() => this.batcher.find(id));
      if (!record || !isAsExpected(record, expected)) return false;
      if (record.isFinished && record.state === wanted.name) return true;

      const transition = await this.planner.transition(record, wanted, 'client', parameters);
      if (!(await this.apply(transition))) continue;

      this.tell(transition, record);
      return transition.to === wanted.name;
    }
    throw new ConcurrentChangeError(id, wanted.name, MAX_TRIES);
  }

  /** A second try may be refused because the first try was applied and only its answer was lost. */
  private apply(transition: Transition): Promise<boolean> {
    return retryWhileUnavailable(async (tries) => {
      const outcome = await this.batcher.apply(transition);
      return outcome.applied || (tries > 0 && (await this.isStored(transition)));
    });
  }

  private tell(transition: Transition, record: JobRecord): void {
    const { changes, planner } = this;
    changes.tell(transition, changes.wants(record) ? planner.load(record).job : undefined);
  }

  private async isStored({ jobId, history }: Transition): Promise<boolean> {
    const record = await this.batcher.find(jobId);
    const last = history.at(-1);
    return record?.history.some((entry) => isSameEntry(entry, last)) ?? false;
  }
}

function isSameEntry(entry: HistoryEntry, other: HistoryEntry | undefined): boolean {
  return entry.state === other?.state && entry.at.getTime() === other.at.getTime();
}

function isAsExpected(record: JobRecord, { state, attempt }: Expected): boolean {
  const isInState = state === undefined || record.state.toLowerCase() === state.toLowerCase();
  return isInState && (attempt === undefined || record.attempt === attempt);
}
