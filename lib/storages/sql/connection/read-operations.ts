/** How reads for people end in time; only a dialect knows how. */
export interface ReadOperations<E> {
  /** First in its transaction: what follows sees one state of things, and each operation ends in time. */
  limitReads(executor: E): Promise<void>;
  /** For the transaction: nobody who has locked a table is waited for long. */
  limitLockWaits(executor: E): Promise<void>;
  /** Whether an operation was given up because it took too long. */
  tookTooLong(error: unknown): boolean;
}
