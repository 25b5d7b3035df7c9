/** What somebody did. */
export interface AuditEntry {
  readonly user: string;
  /** Such as `job.requeue`, `queue.pause`, `recurring.edit`. */
  readonly action: string;
  /** The id or name of what it was done to. */
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
  /** Contained in user, action, subject or details, without regard to case. */
  readonly words?: readonly string[] | undefined;
}

/** Who did what to which job, and when; kept until `removeExpired` removes what is older than asked. */
export interface AuditStore {
  record(entry: AuditEntry): Promise<void>;
  /**
   * The latest first. A page may be short, or empty, and have a next one all the same.
   *
   * @throws InvalidCursorError
   * @throws InvalidSearchError
   */
  list(page: AuditPage): Promise<{ entries: AuditRecord[]; next?: string | undefined }>;
}
