/** Makes sure that jobs that expire at some times have a place among the finished ones. */
export interface FinishedPlaces<E> {
  /** For jobs that are stored outside of a transaction, or in one that has not begun. */
  prepare(times: readonly (Date | undefined)[]): Promise<void>;

  /** For a transaction of the store's own, inside of it; only its commit makes the place known to others. */
  prepareWithin(executor: E, times: readonly (Date | undefined)[]): Promise<void>;

  /**
   * For a transaction of a caller's. The place is made beside the transaction, and stays where that is rolled
   * back: locks on tables, or an implicit commit, are not the caller's to expect. Neither may the caller's own locks
   * make this wait for ever. Only a store that has no other connection may make the place inside, provided that its
   * database can take it back.
   */
  prepareForCaller(caller: E, times: readonly (Date | undefined)[]): Promise<void>;
}

/** When these jobs expire, as far as they do. */
export const expiriesOf = (
  jobs: readonly { readonly expireAt?: Date | undefined }[],
): readonly (Date | undefined)[] => jobs.map(({ expireAt }) => expireAt);
