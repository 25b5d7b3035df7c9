/** An exception that a job threw, as it was kept. */
export interface JobException {
  /** The name of its class. */
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** What else it said of itself, as far as that was texts and numbers. */
  readonly fields?: Readonly<Record<string, string | number | boolean | null>>;
  /** Its own cause, and that one's. */
  readonly cause?: JobException;
  /** Those that an AggregateError held. */
  readonly errors?: readonly JobException[];
  /** Of a cause, or of an inner error: its stack, as far as it was kept. */
  readonly stack?: string;
  /** The stack, as far as it was kept. */
  readonly details?: string;
}
