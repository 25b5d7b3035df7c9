/** The facts about a run that failed, or about the reason why a job could not be run. */
export interface FailedRun {
  /** The name of the exception's class. */
  readonly exceptionType: string;
  /** The code of the exception, such as `ECONNREFUSED` or `P2002`. */
  readonly code?: string | undefined;
  readonly message: string;
  /** The stack as V8 writes it; empty where there is none. */
  readonly stack: string;
  /** The job of the run; undefined where the job could not be read. */
  readonly job?: { readonly type: string; readonly method: string } | undefined;
}
