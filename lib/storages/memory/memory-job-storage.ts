import type { JobStorage } from '../../storage/job-storage.js';
import type { JobRecord } from '../../storage/records.js';
import type { StorageFeatures } from '../../storage/storage-features.js';
import { StoreOfRoles } from '../../storage/store-of-roles.js';
import { type Clock, systemClock } from '../../support/time/clock.js';
import { toJobRecord } from './jobs/job-mapping.js';
import { memoryRoles } from './memory-roles.js';
import { MemoryTables } from './memory-tables.js';

export interface MemoryJobStorageOptions {
  /**
   * The time by which jobs become due, expire, and servers are silent; a test moves it by hand.
   *
   * @default systemClock
   */
  readonly clock?: Clock | undefined;
}

/**
 * The whole contract without a database: jobs live as long as this object and in this process only.
 * For unit tests and for trying things out.
 *
 * Closed at first; open() opens it and gives up every server on record. close() keeps the jobs, as
 * a database would.
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

  /** Every job that it holds, in the order of creation, expired ones included; for tests. */
  allJobs(): JobRecord[] {
    return Array.from(this.tables.jobs.all(), toJobRecord);
  }

  async open(): Promise<void> {
    // Opened once more by another part of the application: its servers are alive.
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
