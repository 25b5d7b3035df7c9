import type { MsRange } from '../../storage/monitoring/monitoring-store.js';

/**
 * A job has to match every field that is given. A field that is given as undefined counts as left out. An empty list of
 * ids or states matches no job.
 */
export interface JobQuery {
  /** At most 1,000. Null is the id of a job that a filter cancelled, and matches no job. */
  readonly ids?: readonly (string | null)[] | undefined;
  /** For example `Failed`. Applications may have states of their own. */
  readonly states?: readonly string[] | undefined;
  /** A part of the stored name of the class; case makes no difference. */
  readonly type?: string | undefined;
  /** A part of the name of the method; case makes no difference. */
  readonly method?: string | undefined;
  /** The whole name of the queue. */
  readonly queue?: string | undefined;
  /** The whole id of the server that runs the job now. */
  readonly serverId?: string | undefined;
  /** The whole id of a server that runs the job now, or that ran an attempt in the job's history. */
  readonly ranOn?: string | undefined;
  /** The whole id of the recurring job that created the job. */
  readonly recurringJobId?: string | undefined;
  readonly batchId?: string | undefined;
  /** The id of the bulk operation that changed the job last. */
  readonly bulkOperationId?: string | undefined;
  /**
   * A part of the type of the job's latest exception, or of the first 1,000 characters of its message; case makes no
   * difference.
   */
  readonly error?: string | undefined;
  /** The whole fingerprint of the job's latest failure. */
  readonly fingerprint?: string | undefined;
  /** A part of the stored text of the arguments; case makes no difference. */
  readonly argument?: string | undefined;
  /** Each word has to occur in the type, the method or the error; case makes no difference. */
  readonly words?: readonly string[] | undefined;
  readonly createdBefore?: Date | undefined;
  /** This time is included. */
  readonly createdAfter?: Date | undefined;
  /** The time of the latest failure. Jobs that never failed do not match. */
  readonly failedBefore?: Date | undefined;
  /** The time of the latest failure. This time is included. */
  readonly failedAfter?: Date | undefined;
  /** How long the run took. Only Succeeded jobs match. */
  readonly durationMs?: MsRange | undefined;
  /** How long the job was ready before its run started. Only Succeeded jobs match. */
  readonly latencyMs?: MsRange | undefined;
  /** With true, only jobs match that are Scheduled because one of their runs has failed. */
  readonly isRetry?: true | undefined;
}

export interface SearchJobsOptions {
  /**
   * How many jobs a page has at most, up to 10,000.
   *
   * @default 100
   */
  readonly limit?: number | undefined;
  /** The `next` of the previous page. The query and the order must be the same as there. */
  readonly cursor?: string | undefined;
  /**
   * Which jobs come first. If only Enqueued jobs are searched, they stay in the order in which servers take them. If
   * only Scheduled jobs are searched, they stay in the order of their times.
   *
   * @default 'newest'
   */
  readonly order?: 'newest' | 'oldest' | undefined;
}

export interface CountJobsOptions {
  /**
   * The count stops at this number.
   *
   * @default 10_000
   */
  readonly atMost?: number | undefined;
  /**
   * Whether the count may take seconds to look at all jobs of a large list. Otherwise the count takes only a moment,
   * and may stop early.
   *
   * @default false
   */
  readonly isThorough?: boolean | undefined;
}
