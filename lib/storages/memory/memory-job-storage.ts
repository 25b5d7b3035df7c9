import type { JobStorage } from '../../storage/job-storage.js';
import type { JobRecord } from '../../storage/jobs/records.js';
import type { StorageFeatures } from '../../storage/storage-features.js';
import { StoreOfRoles } from '../../storage/store-of-roles.js';
import { type Clock, systemClock } from '../../support/time/clock.js';
import { toJobRecord } from './jobs/job-mapping.js';
import { memoryRoles } from './memory-roles.js';
import { MemoryTables } from './memory-tables.js';

export interface MemoryJobStorageOptions {
  /**
   * The time by which jobs become due and expire, and servers are silent. A test may move it by hand.
   *
   * @default systemClock
   */
  readonly clock?: Clock | undefined;
}

/**
 * A store without a database, for unit tests and first steps. The jobs live in this process, as long as this object.
 *
 * Two states: closed at first, and open after `open()`, which also gives up every server on record. `close()` keeps
 * the jobs, as a database would.
 */
export class MemoryJobStorage extends StoreOfRoles implements JobStorage {
  readonly name = 'memory';
  readonly features: StorageFeatures = {
    callerTransactions: false,
    pushNotifications: true,
    exclusive: true,
  };
  readonly clock: Clock;

  private readonly tables: MemoryTables;
  private isOpen = false;

  constructor({ clock = systemClock }: MemoryJobStorageOptions = {}) {
    const tables = new MemoryTables(clock);
    super(memoryRoles(tables));
    this.clock = clock;
    this.tables = tables;
  }

  /** Every job in the order of creation, also expired jobs; for tests. */
  allJobs(): JobRecord[] {
    return Array.from(this.tables.jobs.all(), toJobRecord);
  }

  async open(): Promise<void> {
    // Another part of the application has opened the store: the servers are alive.
    if (this.isOpen) return;

    this.isOpen = true;
    this.tables.servers.clear();
    this.tables.locks.freeAll(() => true);
    this.tables.events.tell();
  }

  async close(): Promise<void> {
    this.isOpen = false;
  }
}
