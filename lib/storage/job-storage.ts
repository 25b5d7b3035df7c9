import type { Clock } from '../support/time/clock.js';
import type { StorageFeatures } from './storage-features.js';
import type { StorageRoles } from './storage-roles.js';

/**
 * What a store must do, in small roles. Every one of them passes the conformance suite, whose cases
 * are the exact meaning of this contract.
 *
 * Wherever a call reads first and then writes, nobody changes in between what it has read: two calls at once come
 * out as if one came after the other. It makes no difference whether the store needs one statement for that, or
 * several in a transaction, or a script. How it finds jobs fast (partial indexes, generated columns, sorted
 * sets) is its own affair.
 */
export interface JobStorage extends StorageRoles {
  /** For people: `postgres`, `PGlite`, `memory`. */
  readonly name: string;
  readonly features: StorageFeatures;
  /** The store's own time, as well as this process knows it; the one that times are written by. */
  readonly clock: Clock;

  /**
   * Connects and brings the schema up to date; safe to call again, and again after it failed. Several processes
   * may open a new store at once. Where the database cannot undo changes of a schema, a step may have stopped
   * half-way: one process at a time takes the steps, and each step may be taken again.
   *
   * @throws StorageUnavailableError when the store cannot be reached now; trying again may help.
   * @throws another HangfireError when trying again cannot help.
   */
  open(): Promise<void>;

  close(): Promise<void>;
}
