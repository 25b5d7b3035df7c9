import type { FilterContext } from './filter-context.js';

export interface PerformingContext extends FilterContext {
  readonly serverId: string;
  /** 1 for the first run. */
  readonly attempt: number;
  readonly signal: AbortSignal;
  /** When a filter sets this to true, the method is not called and the job ends Deleted. */
  canceled: boolean;
}

export interface PerformedContext extends FilterContext {
  readonly serverId: string;
  readonly attempt: number;
  readonly canceled: boolean;
  readonly result: unknown;
  /** The exception of the method or of a later filter. */
  readonly exception: unknown;
  /** When a filter sets this to true, the job succeeds without a result. */
  exceptionHandled: boolean;
}

/** Runs around the method of a job, on the worker. */
export interface ServerFilter {
  /** Called in ascending order, before the provider is resolved. */
  onPerforming?(context: PerformingContext): void | Promise<void>;
  /** Called in descending order, except for a filter that cancelled or threw. */
  onPerformed?(context: PerformedContext): void | Promise<void>;
}

export interface ServerExceptionContext extends FilterContext {
  readonly serverId: string;
  readonly attempt: number;
  readonly exception: unknown;
  /** When a filter sets this to true, the job succeeds without a result. */
  exceptionHandled: boolean;
}

export interface ServerExceptionFilter {
  /** Called in descending order, when the run threw and no filter has handled the exception. */
  onServerException?(context: ServerExceptionContext): void | Promise<void>;
}
