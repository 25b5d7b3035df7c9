import type { AuditEntry, AuditRecord } from '../../../storage/audit/audit-store.js';

export interface AuditListing {
  readonly limit: number;
  /** An id of digits; undefined: from the latest entry on. */
  readonly before: string | undefined;
  /** Each is in user, action, subject or details. */
  readonly words: readonly string[] | undefined;
}

export interface AuditPortion {
  /** The latest first, no more than the limit. */
  readonly found: readonly AuditRecord[];
  /** The id of the entry at which the search was given up; undefined where it was not. */
  readonly edge: string | undefined;
}

/** What the role of the audit needs of a dialect. */
export interface AuditOperations<E> {
  /** Whatever characters are in it. */
  insert(executor: E, entry: AuditEntry): Promise<void>;
  list(executor: E, listing: AuditListing): Promise<AuditPortion>;
}
