import type { ClientExceptionFilter, ClientFilter } from './client-filter.js';
import type { LockFilter } from './lock-filter.js';
import type { ServerExceptionFilter, ServerFilter } from './server-filter.js';
import type { ApplyStateFilter, ElectStateFilter } from './state-filter.js';
import type { TimeLimitFilter } from './time-limit-filter.js';

/**
 * An object that takes part in the life of jobs by one or more of these methods. All jobs share it, so it must keep no
 * values of a single job.
 */
export interface JobFilter
  extends ClientFilter,
    ClientExceptionFilter,
    LockFilter,
    TimeLimitFilter,
    ServerFilter,
    ServerExceptionFilter,
    ElectStateFilter,
    ApplyStateFilter {
  /**
   * Filters with lower numbers run first. Among equal numbers, global filters run before filters of the class, and filters
   * of the class before filters of the method.
   *
   * @default -1
   */
  readonly order?: number;
  /**
   * Whether several filters of this class apply to one method. Otherwise only the most specific filter applies: method
   * before class before global, whatever their orders.
   *
   * @default false
   */
  readonly allowMultiple?: boolean;
  /**
   * The names of states with which the filter has nothing to do: `onStateElection` is not called for candidates with these
   * names, nor are `onStateApplied` and `onStateUnapplied` called for new states with these names. Jobs of methods whose
   * filters all ignore a state get into that state faster.
   *
   * @default none
   */
  readonly ignoredStates?: readonly string[];
}

/** A filter, or a filter class that is a provider in Nest's container. */
export type JobFilterReference = JobFilter | JobFilterClass;

export type JobFilterClass = new (...args: never[]) => JobFilter;
