/** What is known of a run that failed, or of what kept a job from being run. */
export interface FailedRun {
  /** The name of the exception's class. */
  readonly exceptionType: string;
  /** Such as `ECONNREFUSED` or `P2002`, where the exception has one. */
  readonly code?: string | undefined;
  readonly message: string;
  /** As V8 writes it; empty where there is none. */
  readonly stack: string;
  /** The job of the run; undefined where the job could not be read. */
  readonly job?: { readonly type: string; readonly method: string } | undefined;
}
