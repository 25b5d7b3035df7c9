export interface ExpirationOptions {
  /** How long a Failed job is kept, in milliseconds; undefined: for ever. */
  readonly failedRetentionMs?: number | undefined;
  /**
   * How long an entry of the audit is kept, in milliseconds.
   *
   * @default 90 days
   */
  readonly auditRetentionMs?: number | undefined;
}

export const AUDIT_RETENTION_MS = 90 * 86_400_000;
/** How long a bulk operation is kept after it has ended. */
export const BULK_RETENTION_MS = 7 * 86_400_000;

/** Housekeeping; every call is safe on several servers at once. */
export interface MaintenanceStore {
  /** Removes what has expired, old entries of the audit and bulk operations, and prepares the room for what will finish next. */
  removeExpired(options: ExpirationOptions): Promise<void>;
  /** Folds the counters' fresh increments into their hours and days. */
  foldCounters(): Promise<void>;
}
