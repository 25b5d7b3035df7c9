import type { MsRange } from '../../storage/monitoring/monitoring-store.js';

/**
 * Which jobs are meant: those that match every field that is given. A field that is given as undefined counts as left
 * out. An empty list of ids or states matches no job.
 */
export interface JobQuery {
  /** At most 1,000. Null, which stands for a job that a filter cancelled, matches no job. */
  readonly ids?: readonly (string | null)[] | undefined;
  /** Such as `Failed`. Applications may have states of their own. */
  readonly states?: readonly string[] | undefined;
  /** A part of the stored name of the class; case makes no difference. */
  readonly type?: string | undefined;
  /** A part of the name of the method; case makes no difference. */
  readonly method?: string | undefined;
  /** The whole name of the queue. */
  readonly queue?: string | undefined;
  /** The whole id of the server that runs the job now. */
  readonly serverId?: string | undefined;
  /** The whole id of a server that runs the job now, or ran it in an attempt that its history tells of. */
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
  /** Each occurs in the type, the method or the error; case makes no difference. */
  readonly words?: readonly string[] | undefined;
  readonly createdBefore?: Date | undefined;
  /** This time is included. */
  readonly createdAfter?: Date | undefined;
  /** Of the latest failure. Jobs that never failed do not match. */
  readonly failedBefore?: Date | undefined;
  /** Of the latest failure. This time is included. */
  readonly failedAfter?: Date | undefined;
  /** How long the run took. Only Succeeded jobs tell. */
  readonly durationMs?: MsRange | undefined;
  /** How long the job was ready before its run started. Only Succeeded jobs tell. */
  readonly latencyMs?: MsRange | undefined;
  /** Only jobs that are Scheduled after one of their runs has failed. */
  readonly isRetry?: true | undefined;
}

export interface SearchJobsOptions {
  /**
   * How many jobs to answer at most, up to 10,000.
   *
   * @default 100
   */
  readonly limit?: number | undefined;
  /** The `next` of the answer before, to go on with the same query in the same order. */
  readonly cursor?: string | undefined;
  /**
   * Which jobs come first. Jobs that are all Enqueued stay in the order in which servers take them, and jobs that are
   * all Scheduled in the order of their times.
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
   * Whether the count may take seconds to look at all jobs of a large list. Otherwise it takes a moment, and may stop
   * early.
   *
   * @default false
   */
  readonly isThorough?: boolean | undefined;
}
