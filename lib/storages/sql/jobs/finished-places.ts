/** Makes sure that jobs that expire at some times have a place among the finished ones. */
export interface FinishedPlaces<E> {
  prepare(times: readonly (Date | undefined)[]): Promise<void>;

  /** The same inside a transaction; only its commit makes the place known to others. */
  prepareWithin(executor: E, times: readonly (Date | undefined)[]): Promise<void>;
}
