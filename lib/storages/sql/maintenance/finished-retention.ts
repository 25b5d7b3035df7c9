/** How finished jobs go when their retention is over. One dialect drops tables, another deletes rows in batches. */
export interface FinishedRetention {
  /**
   * Removes finished jobs that have expired. A recurring job's occurrence keeps the state that its job ended in.
   *
   * @param now by the clock of the database
   * @returns why some jobs could not be removed, while the others were
   */
  removeExpired(now: Date): Promise<readonly unknown[]>;

  /** Makes places for the jobs that will finish next, so that nobody has to wait for that. */
  prepareAhead(): Promise<void>;
}
