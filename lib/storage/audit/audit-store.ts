/** One action of a person in the dashboard. */
export interface AuditEntry {
  readonly user: string;
  /** Such as `job.requeue`, `queue.pause`, `recurring.edit`. */
  readonly action: string;
  /** The id or the name of the job, queue or recurring job that the action changed. */
  readonly subject: string;
  readonly details?: string | undefined;
}

export interface AuditRecord extends AuditEntry {
  readonly id: string;
  readonly at: Date;
}

export interface AuditPage {
  /** From 1 to 10,000. */
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Each word occurs in the user, the action, the subject or the details; case makes no difference. */
  readonly words?: readonly string[] | undefined;
}

/** Who did what in the dashboard, and when. `MaintenanceStore.removeExpired` removes old entries. */
export interface AuditStore {
  record(entry: AuditEntry): Promise<void>;
  /**
   * The latest entry comes first. A page may have fewer entries than its limit, or none, and still have a next page.
   *
   * @throws InvalidCursorError
   * @throws InvalidSearchError
   */
  list(page: AuditPage): Promise<{ entries: AuditRecord[]; next?: string | undefined }>;
}
