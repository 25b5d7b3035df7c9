import type { ClientExceptionFilter, ClientFilter } from './client-filter.js';
import type { LockFilter } from './lock-filter.js';
import type { ServerExceptionFilter, ServerFilter } from './server-filter.js';
import type { ApplyStateFilter, ElectStateFilter } from './state-filter.js';
import type { TimeLimitFilter } from './time-limit-filter.js';

/**
 * Something that takes part in the life of jobs: any object with one or more of these methods. It is
 * shared by all jobs, so it must keep nothing of a single one.
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
   * Lower ones run first; among equal ones global ones run before those of the class, and these
   * before those of the method.
   *
   * @default -1
   */
  readonly order?: number;
  /**
   * Whether several filters of this class apply to one method. Otherwise only the most specific one
   * does: method before class before global, whatever their orders.
   *
   * @default false
   */
  readonly allowMultiple?: boolean;
}

/** A filter, or the class of one that is a provider in Nest's container. */
export type JobFilterReference = JobFilter | JobFilterClass;

export type JobFilterClass = new (...args: never[]) => JobFilter;
