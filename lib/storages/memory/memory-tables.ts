import type { PausedQueue } from '../../storage/queues/queue-store.js';
import type { KnownHandlers } from '../../storage/servers/known-handlers.js';
import type {
  LostServer,
  ServerActivity,
  ServerAnnouncement,
  ServerLoad,
} from '../../storage/servers/server-store.js';
import type { Clock } from '../../support/time/clock.js';
import { BatchTable } from './batches/batch-table.js';
import { LinkTable } from './continuations/link-table.js';
import { MemoryStorageEvents } from './events/memory-storage-events.js';
import { JobTable } from './jobs/job-table.js';
import { LockTable } from './locks/lock-table.js';
import { RecurringTable } from './recurring/recurring-table.js';
import { CounterTable } from './statistics/counter-table.js';

export interface StoredServer extends ServerAnnouncement {
  readonly startedAt: number;
  readonly heartbeatAt: number;
  readonly isStopping: boolean;
  readonly load: ServerLoad | undefined;
  readonly activity: ServerActivity | undefined;
  readonly handlers: KnownHandlers | undefined;
}

/**
 * The data of a store in memory, which its roles share. Every operation reads and changes the data without an `await`
 * in between, so every operation is a transaction.
 */
export class MemoryTables {
  readonly jobs: JobTable;
  readonly locks: LockTable;
  readonly links: LinkTable;
  readonly batches: BatchTable;
  readonly counters = new CounterTable();
  readonly recurring = new RecurringTable();
  readonly servers = new Map<string, StoredServer>();
  /** By their ids, the latest last. */
  readonly lostServers = new Map<string, LostServer>();
  readonly pausedQueues = new Map<string, PausedQueue>();
  readonly events = new MemoryStorageEvents();

  constructor(readonly clock: Clock) {
    this.links = new LinkTable(this.events);
    this.batches = new BatchTable(this.links, this.events);
    this.jobs = new JobTable(clock, (before, after) => {
      this.links.watchJob(before, after);
      this.batches.watchJob(before, after);
    });
    this.locks = new LockTable(this.jobs, this.events);
  }

  now(): number {
    return this.clock.now().getTime();
  }
}
