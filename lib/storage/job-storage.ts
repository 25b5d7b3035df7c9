import type { Clock } from '../support/clock.js';
import type { StorageFeatures } from './storage-features.js';
import type { StorageRoles } from './storage-roles.js';

/**
 * What a store must do, in small roles. Every one of them passes the conformance suite, whose cases
 * are the exact meaning of this contract.
 */
export interface JobStorage extends StorageRoles {
  /** For people: `postgres`, `PGlite`, `memory`. */
  readonly name: string;
  readonly features: StorageFeatures;
  /** The store's own time, as well as this process knows it; the one that times are written by. */
  readonly clock: Clock;

  /**
   * Connects and brings the schema up to date; safe to call again, and again after it failed.
   *
   * @throws StorageUnavailableError when the store cannot be reached now; trying again may help.
   * @throws another HangfireError when trying again cannot help.
   */
  open(): Promise<void>;

  close(): Promise<void>;
}
