import type { FilterContext } from './filter-context.js';

export interface TimeLimitingContext extends FilterContext {
  readonly serverId: string;
  readonly attempt: number;
}

/** Bounds how long a run may take. A method has at most one; the last in order counts. */
export interface TimeLimitFilter {
  /** Asked before each run; in milliseconds, undefined: as long as it likes. */
  onTimeLimiting?(context: TimeLimitingContext): number | undefined;
}
