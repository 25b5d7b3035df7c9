/** An exception that a job threw, as it was kept. */
export interface JobException {
  /** The name of its class. */
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** Its own cause, and that one's. */
  readonly cause?: JobException;
  /** The stack, as far as it was kept. */
  readonly details?: string;
}
