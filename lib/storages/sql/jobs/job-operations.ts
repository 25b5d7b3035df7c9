import type { JobRecord, JobStateRecord, NewJob } from '../../../storage/jobs/records.js';
import type { Transition } from '../../../storage/jobs/transition.js';
import type { AlikeJobs } from './alike-jobs.js';

/** From where to where jobs go: among the unfinished ones, to the finished ones, back, among these. */
export type TransitionKind = 'move' | 'finish' | 'revive' | 'refinish';

/** What one operation did with transitions of its kind. */
export interface AppliedAlike {
  readonly refused: readonly Transition[];
  /** Servers that jobs were taken from. */
  readonly takenFrom: readonly string[];
  readonly readyQueues: readonly string[];
  /** Resources for which jobs had been woken that were not run. */
  readonly turns: readonly string[];
  readonly hasContinuations: boolean;
  readonly hasBatches: boolean;
}

export interface StateOfJob {
  readonly id: string;
  readonly state: string;
}

/** What a dialect does for jobs. Lists have been cut to what one operation takes. */
export interface JobOperations<E> {
  /** Jobs in no final state. */
  create(executor: E, jobs: readonly NewJob[]): Promise<unknown>;

  createAlike(executor: E, alike: AlikeJobs): Promise<unknown>;

  /** Stores them as claimed by a server, each for its first attempt. */
  createClaimed(executor: E, alike: AlikeJobs, serverId: string): Promise<unknown>;

  /** Jobs in no final state that are not stored already. @returns the ids of those */
  createMissing(executor: E, jobs: readonly NewJob[]): Promise<string[]>;

  /** Removes jobs that have finished already. @returns the ids of those */
  removeCreatedTwice(executor: E, ids: readonly string[]): Promise<string[]>;

  /** Jobs in a final state. */
  createFinished(executor: E, jobs: readonly NewJob[]): Promise<unknown>;

  /** Jobs in a final state that were not stored a moment ago. @returns the ids of those that others have not stored since */
  createMissingFinished(executor: E, jobs: readonly NewJob[]): Promise<string[]>;

  incrementCounters(executor: E, amounts: ReadonlyMap<string, number>): Promise<unknown>;

  find(executor: E, id: string): Promise<JobRecord | undefined>;
  findMany(executor: E, ids: readonly string[]): Promise<JobRecord[]>;
  findStates(executor: E, ids: readonly string[]): Promise<JobStateRecord[]>;

  /** Transitions that are sorted by their jobs; all of it happens at once. */
  apply(executor: E, kind: TransitionKind, batch: readonly Transition[]): Promise<AppliedAlike>;
}
