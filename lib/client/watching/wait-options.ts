/** How long and until when to wait for the result of a job. */
export interface WaitOptions {
  /**
   * How long to wait, in milliseconds, by the clock of this process. `Infinity` waits for ever. The job goes on after
   * the timeout.
   *
   * @default 30_000
   */
  readonly timeoutMs?: number | undefined;
  /** Ends the wait with the reason of the signal. The job goes on. */
  readonly signal?: AbortSignal | undefined;
}
