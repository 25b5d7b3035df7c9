import type { FilterContext } from './filter-context.js';

export interface TimeLimitingContext extends FilterContext {
  readonly serverId: string;
  readonly attempt: number;
}

/** Limits the time of a run. A method has at most one such filter: the last in order counts. */
export interface TimeLimitFilter {
  /** Called before each run. The limit is in milliseconds; undefined: the run has no limit. */
  onTimeLimiting?(context: TimeLimitingContext): number | undefined;
}
