import type { Clock } from '../support/time/clock.js';
import type { ConflictSource } from './conflict-source.js';
import type { StorageFeatures } from './storage-features.js';
import type { StorageRoles } from './storage-roles.js';
import type { TransactionOpener } from './transaction-opener.js';
import type { ValueLimit } from './value-limit.js';

/**
 * What a store must do, in small roles. Every store passes the conformance suite, whose cases are the exact meaning
 * of this contract.
 *
 * Two calls at once have the same result as one call after the other: where a call reads first and then writes,
 * nobody changes in between what the call has read. A store may use one statement for that, several in a
 * transaction, or a script. How a store finds jobs fast is its own affair: partial indexes, generated columns, sorted
 * sets.
 *
 * Texts are equal where every character is equal: case, accents, width and blanks at either end count. Where a list
 * is sorted by names, the numbers of the characters decide, so `B` comes before `a`. Times are exact to the
 * millisecond at least.
 */
export interface JobStorage extends StorageRoles {
  /** The name of the store for people, such as `postgres`, `PGlite` or `memory`. */
  readonly name: string;
  readonly features: StorageFeatures;
  /** The time of the store, as well as this process knows it. All stored times are times of this clock. */
  readonly clock: Clock;
  /**
   * Opens transactions of the application, for `@TransactionalJob`. Left out where the store knows no connections of the
   * application.
   */
  readonly transactionOpener?: TransactionOpener | undefined;
  /** Tells of conflicts with others, which metrics count. Left out where there are none. */
  readonly conflicts?: ConflictSource | undefined;
  /** Known once the store is open. Left out where the store sets no limit of its own. */
  readonly valueLimit?: ValueLimit | undefined;

  /**
   * Connects and brings the schema up to date. It may be called again, also after it failed, and several processes
   * may open a new store at once. One process at a time changes the schema. A database that cannot roll back changes
   * of its schema may keep half a step, so each step can be repeated there.
   *
   * @throws StorageUnavailableError when nobody can reach the store now; another try may help
   * @throws another HangfireError when another try cannot help
   */
  open(): Promise<void>;

  close(): Promise<void>;
}
