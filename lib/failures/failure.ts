/** What is known of a run that failed. */
export interface Failure {
  /** The name of the exception's class. */
  readonly exceptionType: string;
  /** Such as `ECONNREFUSED` or `P2002`, where the exception has one. */
  readonly code?: string | undefined;
  readonly message: string;
  /** As V8 writes it; empty where there is none. */
  readonly stack: string;
  /** The stored name of the job's class. */
  readonly jobType: string;
  readonly method: string;
}
