import type { ServerAnnouncement } from '../../storage/server-store.js';
import type { Clock } from '../../support/clock.js';
import { CounterTable } from './counter-table.js';
import { JobTable } from './job-table.js';
import { LockTable } from './lock-table.js';
import { MemoryStorageEvents } from './memory-storage-events.js';

export interface StoredServer extends ServerAnnouncement {
  readonly startedAt: number;
  readonly heartbeatAt: number;
}

/**
 * What the roles of the memory store share. Every operation reads and changes it without awaiting
 * in between, which is what makes each of them a transaction.
 */
export class MemoryTables {
  readonly jobs: JobTable;
  readonly locks: LockTable;
  readonly counters = new CounterTable();
  readonly servers = new Map<string, StoredServer>();
  readonly events = new MemoryStorageEvents();

  constructor(readonly clock: Clock) {
    this.jobs = new JobTable(clock);
    this.locks = new LockTable(this.jobs, this.events);
  }

  now(): number {
    return this.clock.now().getTime();
  }
}
