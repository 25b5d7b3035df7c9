export interface ExpirationOptions {
  /** How long a Failed job is kept, in milliseconds; undefined: for ever. */
  readonly failedRetentionMs?: number | undefined;
}

/** Housekeeping; every call is safe on several servers at once. */
export interface MaintenanceStore {
  /** Removes what has expired and prepares the room for what will finish next. */
  removeExpired(options: ExpirationOptions): Promise<void>;
  /** Folds the counters' fresh increments into their hours and days. */
  foldCounters(): Promise<void>;
}
