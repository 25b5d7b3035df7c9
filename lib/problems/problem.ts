export type ProblemKind =
  | 'method-failing'
  | 'server-silent'
  | 'server-lost'
  | 'queue-unserved'
  | 'job-unknown'
  | 'clocks-apart'
  | 'queue-stuck'
  | 'backlog-grows'
  | 'snapshot-held'
  | 'recurring-failing'
  | 'recurring-overdue'
  | 'recurring-runs-failing'
  | 'recurring-skipping'
  | 'store-slow';

/** Something that is wrong with the system. */
export interface Problem {
  readonly kind: ProblemKind;
  /**
   * The affected part: the id of a server, the name of a queue, a class, a method, the id of a recurring job, the
   * store.
   */
  readonly subject: string;
  /** Numbers and times in the sentence about the problem. Times are milliseconds since 1970. */
  readonly facts: Readonly<Record<string, number | string>>;
}
