/** What only a dialect knows of reads that end in time. */
export interface ReadOperations {
  /** Whether an operation was given up because it took too long. */
  tookTooLong(error: unknown): boolean;
}
