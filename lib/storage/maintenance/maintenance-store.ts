export interface ExpirationOptions {
  /** How long the store keeps a Failed job, in milliseconds. Undefined: for ever. */
  readonly failedRetentionMs?: number | undefined;
  /**
   * How long the store keeps an entry of the audit, in milliseconds.
   *
   * @default 90 days
   */
  readonly auditRetentionMs?: number | undefined;
}

export const AUDIT_RETENTION_MS = 90 * 86_400_000;
/** How long the store keeps a bulk operation that has ended, at least. It is kept as long as entries of the audit. */
export const BULK_RETENTION_MS = 7 * 86_400_000;

/** Housekeeping. Several servers may make every call at once. */
export interface MaintenanceStore {
  /**
   * Removes expired jobs and batches, and old entries of the audit and bulk operations. Prepares the room for jobs that
   * finish next, where a store needs that.
   */
  removeExpired(options: ExpirationOptions): Promise<void>;
  /** Adds the new increments of the counters to their hours and days. */
  foldCounters(): Promise<void>;
}
