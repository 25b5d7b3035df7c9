/** What the store knows about its own condition. */
export interface StoreHealth {
  /** How far the clock of this process is ahead of the clock of the store, in milliseconds. */
  readonly clockOffsetMs: number;
  /** Since when a transaction has kept the store from cleaning up. Undefined where there is none, or the store has no such cleaning. */
  readonly oldestSnapshotAt?: Date | undefined;
}
