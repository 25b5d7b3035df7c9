/** An exception that a job threw, as the store keeps it. */
export interface JobException {
  /** The name of the exception's class. */
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** Further properties of the exception that are texts or numbers. */
  readonly fields?: Readonly<Record<string, string | number | boolean | null>>;
  /** The cause of the exception, which may have a cause itself. */
  readonly cause?: JobException;
  /** The inner errors of an AggregateError. */
  readonly errors?: readonly JobException[];
  /** The stack of a cause or of an inner error, as far as it was kept. */
  readonly stack?: string;
  /** The stack of the exception itself, as far as it was kept. */
  readonly details?: string;
}
