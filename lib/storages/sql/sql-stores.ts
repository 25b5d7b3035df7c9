import { randomUUID } from 'node:crypto';
import type { WakeUpChannel } from '../../channels/wake-up-channel.js';
import type { ConflictSource } from '../../storage/conflict-source.js';
import type { StorageRoles } from '../../storage/storage-roles.js';
import type { ValueLimit } from '../../storage/value-limit.js';
import { LocalHandOff } from '../parts/local-hand-off.js';
import type { StoreClock } from '../parts/store-clock.js';
import { SqlAuditStore } from './audit/sql-audit-store.js';
import { SqlBatchStore } from './batches/sql-batch-store.js';
import { SqlBulkStore } from './bulk/sql-bulk-store.js';
import { TimedReads } from './connection/timed-reads.js';
import { SqlContinuationStore } from './continuations/sql-continuation-store.js';
import { announcedThrough } from './events/announced-through.js';
import type { AnnouncementNames } from './events/announcement-names.js';
import { Announcer } from './events/announcer.js';
import type { Listening } from './events/listening.js';
import { Notifier } from './events/notifier.js';
import type { AfterCommit } from './events/sql-events.js';
import { SqlStorageEvents } from './events/sql-storage-events.js';
import type { FinishedPlaces } from './jobs/finished-places.js';
import { SqlJobStore } from './jobs/sql-job-store.js';
import { TransitionApplier } from './jobs/transition-applier.js';
import { LockFreer } from './locks/lock-freer.js';
import { SqlLockStore } from './locks/sql-lock-store.js';
import type { FinishedRetention } from './maintenance/finished-retention.js';
import { SqlMaintenanceStore } from './maintenance/sql-maintenance-store.js';
import { SqlMeasurementStore } from './measurements/sql-measurement-store.js';
import { SqlMonitoringStore } from './monitoring/sql-monitoring-store.js';
import { SqlProblemStore } from './problems/sql-problem-store.js';
import { SqlQueueStore } from './queues/sql-queue-store.js';
import { SqlRecurringStore } from './recurring/sql-recurring-store.js';
import type { SchemaOpener } from './schema/schema-opener.js';
import { SqlServerStore } from './servers/sql-server-store.js';
import type { SqlDatabase } from './sql-database.js';
import type { SqlOperations } from './sql-operations.js';
import { SqlStatisticsStore } from './statistics/sql-statistics-store.js';
import { SqlSweepStore } from './sweeps/sql-sweep-store.js';

export interface SqlStoresParts<E> {
  readonly operations: SqlOperations<E>;
  /** Each of its operations opens the schema if need be. */
  readonly database: SqlDatabase<E>;
  readonly opener: SchemaOpener<E>;
  readonly clock: StoreClock;
  readonly conflicts: ConflictSource;
  /** Undefined until the database has said it; left out where it sets none. */
  readonly valueLimit?: () => ValueLimit | undefined;
  /** Where finished jobs stand, and how they go. */
  readonly finished: FinishedPlaces<E> & FinishedRetention;
  /** How many reads for people there may be at the same time. */
  readonly readers: number;
  readonly names: AnnouncementNames;
  /** How this process hears what others announce through the store; undefined: nobody announces anything there. */
  readonly listening: Listening | undefined;
  /** The message queue that everything is announced through instead. */
  readonly wakeUps: WakeUpChannel | undefined;
  /** Left out where the caller's COMMIT sends what was announced in its transaction. */
  readonly afterCommit: AfterCommit | undefined;
}

/** The roles of a store on SQL, put together from the operations of a dialect. */
export class SqlStores<E> {
  readonly clock: StoreClock;
  readonly conflicts: ConflictSource;
  readonly roles: StorageRoles;
  private readonly events: SqlStorageEvents<E>;

  constructor(private readonly parts: SqlStoresParts<E>) {
    const { operations, database, clock, finished } = parts;
    this.clock = clock;
    this.conflicts = parts.conflicts;
    this.events = eventsOf(parts);

    const { events } = this;
    const freer = new LockFreer(operations.locks);
    const handOff = new LocalHandOff(clock);
    const applier = new TransitionApplier(database, operations.jobs, finished, freer, events);
    const jobs = new SqlJobStore(database, operations, finished, applier, events, handOff);
    const reads = new TimedReads(database, operations.reads, { places: parts.readers });
    this.roles = {
      jobs,
      queues: new SqlQueueStore(database, operations.queues, freer, events, handOff),
      locks: new SqlLockStore(database, operations.locks, freer, events),
      sweeps: new SqlSweepStore(database, operations.sweeps, applier, freer, events),
      continuations: new SqlContinuationStore(
        database,
        operations.continuations,
        operations.releases,
        applier,
        events,
      ),
      batches: new SqlBatchStore(database, operations.batches, events),
      recurring: new SqlRecurringStore(database, operations.recurring, jobs, events),
      servers: new SqlServerStore(database, operations.servers, clock, freer, events),
      statistics: new SqlStatisticsStore(reads, operations.statistics),
      measurements: new SqlMeasurementStore(database, operations.measurements, reads),
      monitoring: new SqlMonitoringStore(reads, operations.monitoring),
      problems: new SqlProblemStore(database, operations.problems, reads, clock),
      audit: new SqlAuditStore(database, operations.audit, reads),
      bulk: new SqlBulkStore(database, operations.bulk, reads),
      maintenance: new SqlMaintenanceStore(
        database,
        operations.maintenance,
        finished,
        clock,
        events,
      ),
      events,
    };
  }

  get valueLimit(): ValueLimit | undefined {
    return this.parts.valueLimit?.();
  }

  async open(): Promise<void> {
    await this.parts.wakeUps?.open();
    await this.parts.opener.open();
  }

  async close(): Promise<void> {
    await this.events.close();
    await this.parts.wakeUps?.close();
    this.parts.opener.forget();
  }
}

function eventsOf<E>(parts: SqlStoresParts<E>): SqlStorageEvents<E> {
  const { database, names, wakeUps, afterCommit } = parts;
  const origin = randomUUID().slice(0, 8);
  const operations = wakeUps
    ? announcedThrough(wakeUps, parts.operations.events)
    : parts.operations.events;
  const connection = wakeUps ?? parts.listening;
  const announcer = new Announcer(operations, names);
  return new SqlStorageEvents({
    announcer,
    operations,
    names,
    origin,
    afterCommit,
    notifier: connection && new Notifier(database.executor, announcer, origin),
    connection,
    channel: wakeUps,
  });
}
