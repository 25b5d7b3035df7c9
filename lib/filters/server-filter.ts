import type { FilterContext } from './filter-context.js';

export interface PerformingContext extends FilterContext {
  readonly serverId: string;
  /** The number of the attempt: 1 for the first run. */
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

export interface AroundPerformingContext extends FilterContext {
  readonly serverId: string;
  /** The number of the attempt: 1 for the first run. */
  readonly attempt: number;
  readonly signal: AbortSignal;
}

/** The result of a method: any value. The type only lacks `void`, so that a filter cannot forget to return it. */
// biome-ignore lint/complexity/noBannedTypes: `{}` is every value but null and undefined, as it should be here.
export type RunResult = {} | null | undefined;

/** Runs around the method of a job, on the worker. */
export interface ServerFilter {
  /** Called in ascending order, before the provider is resolved. */
  onPerforming?(context: PerformingContext): void | Promise<void>;
  /**
   * Called in ascending order. Each filter runs inside the filter before it, and inside the run: `JobContext.current()`
   * works here. A filter can make something active, such as a span, a store of AsyncLocalStorage or a transaction. It
   * is then active in the constructors of the providers and in the method. `onPerforming` of all filters comes before,
   * and `onPerformed` after.
   *
   * @param next calls the next filter, or at last the method. It returns the result of the method, or throws the
   *   exception of the method. Call it exactly once, and await it.
   * @returns the result of the job: the value that `next` returned, or another value in its place.
   * @throws the exception with which the run fails. A filter that catches the exception of the method, and returns,
   *   lets the job succeed.
   */
  aroundPerforming?(
    context: AroundPerformingContext,
    next: () => Promise<RunResult>,
  ): Promise<RunResult>;
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
