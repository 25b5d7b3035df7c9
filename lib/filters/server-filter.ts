import type { FilterContext } from './filter-context.js';

export interface PerformingContext extends FilterContext {
  readonly serverId: string;
  /** 1 for the first run. */
  readonly attempt: number;
  readonly signal: AbortSignal;
  /** Set to true, the method is not called and the job ends Deleted. */
  canceled: boolean;
}

export interface PerformedContext extends FilterContext {
  readonly serverId: string;
  readonly attempt: number;
  readonly canceled: boolean;
  readonly result: unknown;
  /** What the method or a later filter threw. */
  readonly exception: unknown;
  /** Set to true, the job counts as having succeeded without a result. */
  exceptionHandled: boolean;
}

/** Runs around the method of a job, on the worker. */
export interface ServerFilter {
  /** In ascending order, before the provider is resolved. */
  onPerforming?(context: PerformingContext): void | Promise<void>;
  /** In descending order; not for the filter that cancelled or threw. */
  onPerformed?(context: PerformedContext): void | Promise<void>;
}

export interface ServerExceptionContext extends FilterContext {
  readonly serverId: string;
  readonly attempt: number;
  readonly exception: unknown;
  /** Set to true, the job counts as having succeeded without a result. */
  exceptionHandled: boolean;
}

export interface ServerExceptionFilter {
  /** In descending order, when the run threw and no filter has handled it. */
  onServerException?(context: ServerExceptionContext): void | Promise<void>;
}
