import type { JobSearch } from '../../../storage/monitoring/monitoring-store.js';
import type { StoredJobSummary } from '../../parts/monitoring/job-summary.js';
import type { Walk, WalkKey } from './walk.js';

/** The few jobs that a walk is restricted to; an index finds them, and they are sorted. */
export type Narrowing =
  | { readonly by: 'none' }
  /** To the jobs of the batch that is searched for. */
  | { readonly by: 'batch' }
  | { readonly by: 'ids'; readonly ids: readonly string[] };

/** The next jobs of a walk. */
export interface WalkStep {
  readonly walk: Walk;
  /** An empty list of states or words leaves nothing out. */
  readonly search: JobSearch;
  readonly narrowing: Narrowing;
  /** The step begins with the job behind this place; undefined: with the first job of the walk. */
  readonly behind: WalkKey | undefined;
  /** A walk by creation ends with this id, whatever its direction; undefined: with its last job. */
  readonly lastId: string | undefined;
  /** How many jobs are looked at. */
  readonly bound: number;
  /** How many of the jobs that are searched for are wanted. */
  readonly limit: number;
}

/** The last job that a step could look at: the walk may go on from there. */
export interface StepEdge {
  readonly key: WalkKey;
}

/** The answer to a step. It has no edge where the walk ended within the bound. */
export interface TakenStep {
  readonly edge: StepEdge | undefined;
}

export interface FoundJob {
  readonly job: StoredJobSummary;
  readonly key: WalkKey;
}

export interface SearchedStep extends TakenStep {
  /** In the order of the walk. */
  readonly found: readonly FoundJob[];
  /** With its time of the walk. Nobody needs it where as many jobs were found as are wanted. */
  readonly edge: (StepEdge & { readonly at: Date | undefined }) | undefined;
}

export interface CountedStep extends TakenStep {
  /** No more than the limit. */
  readonly count: number;
}

/** What searches along walks need of a dialect. */
export interface SearchOperations<E> {
  /** Later steps of this transaction walk along indexes, even where sorting a table seems cheaper. */
  followIndexes(executor: E): Promise<void>;
  searchStep(executor: E, step: WalkStep): Promise<SearchedStep>;
  countStep(executor: E, step: WalkStep): Promise<CountedStep>;
  /** How many jobs a walk has, no further than the limit. */
  countWalk(executor: E, walk: Walk, limit: number): Promise<number>;
  /** How many jobs a batch has, no further than the limit. */
  countJobsOfBatch(executor: E, batchId: string, limit: number): Promise<number>;
  /** The ids of the jobs of a recurring job, as far as its occurrences are kept, from the latest on. */
  findJobsOfRecurring(executor: E, recurringId: string, limit: number): Promise<readonly string[]>;
  /** The ids of all jobs that a bulk operation may have changed; undefined where they are not kept. */
  findJobsOfBulk(executor: E, bulkId: string): Promise<readonly string[] | undefined>;
}
