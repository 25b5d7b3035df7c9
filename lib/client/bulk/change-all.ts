import type { ActionOptions } from '../../recurring/action-options.js';

/** How many jobs an operation changes, how quickly, and on whose behalf. */
export interface ChangeAllOptions extends ActionOptions {
  /**
   * How many jobs are changed at most, up to 1,000,000.
   *
   * @default all that match
   */
  readonly limit?: number | undefined;
  /**
   * How many jobs are changed a minute, up to 100,000. The changes are spread, about every five seconds.
   *
   * @default as many as the process can
   */
  readonly perMinute?: number | undefined;
}

/** What an operation has done. */
export interface ChangeAllResult {
  /** The id under which the dashboard shows the operation. As `bulkOperationId` of a query, it finds the jobs. */
  readonly operationId: string;
  readonly changed: number;
  /** Jobs that were gone, that were in the new state already, or whose state had changed since the operation began. */
  readonly skipped: number;
  /** Jobs that could not be changed, although their state had not changed. */
  readonly failed: number;
  /** Whether somebody stopped the operation in the dashboard. */
  readonly isCanceled: boolean;
  /** Why the last of the failed jobs could not be changed, or why the whole operation was set aside. */
  readonly error: string | undefined;
}
