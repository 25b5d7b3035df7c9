import { randomUUID } from 'node:crypto';
import type { StorageRoles } from '../../../../storage/storage-roles.js';
import { SqlAuditStore } from '../../../sql/audit/sql-audit-store.js';
import { SqlBatchStore } from '../../../sql/batches/sql-batch-store.js';
import { SqlBulkStore } from '../../../sql/bulk/sql-bulk-store.js';
import { TimedReads } from '../../../sql/connection/timed-reads.js';
import { SqlContinuationStore } from '../../../sql/continuations/sql-continuation-store.js';
import { AnnouncementNames } from '../../../sql/events/announcement-names.js';
import { Announcer } from '../../../sql/events/announcer.js';
import { Notifier } from '../../../sql/events/notifier.js';
import { SqlStorageEvents } from '../../../sql/events/sql-storage-events.js';
import { SqlJobStore } from '../../../sql/jobs/sql-job-store.js';
import { TransitionApplier } from '../../../sql/jobs/transition-applier.js';
import { LockFreer } from '../../../sql/locks/lock-freer.js';
import { SqlLockStore } from '../../../sql/locks/sql-lock-store.js';
import { SqlMonitoringStore } from '../../../sql/monitoring/sql-monitoring-store.js';
import { LocalHandOff } from '../../../sql/queues/local-hand-off.js';
import { SqlQueueStore } from '../../../sql/queues/sql-queue-store.js';
import { SqlMaintenanceStore } from '../../../sql/maintenance/sql-maintenance-store.js';
import { SqlRecurringStore } from '../../../sql/recurring/sql-recurring-store.js';
import { SchemaOpener } from '../../../sql/schema/schema-opener.js';
import { SqlServerStore } from '../../../sql/servers/sql-server-store.js';
import { StoreClock } from '../../../sql/servers/store-clock.js';
import { SqlStatisticsStore } from '../../../sql/statistics/sql-statistics-store.js';
import { SqlSweepStore } from '../../../sql/sweeps/sql-sweep-store.js';
import type { DialectContext, DialectStores } from '../../dialect.js';
import { postgresAudit } from './audit/postgres-audit-operations.js';
import { postgresBatches } from './batches/postgres-batch-operations.js';
import { postgresNewBatches } from './batches/postgres-new-batch-operations.js';
import { postgresBulk } from './bulk/postgres-bulk-operations.js';
import type { PgPool } from './connection/pg-pool.js';
import { type Executor, PostgresDatabase } from './connection/postgres-database.js';
import { postgresReads } from './connection/postgres-read-operations.js';
import { postgresContinuations } from './continuations/postgres-continuation-operations.js';
import { postgresReleases } from './continuations/postgres-release-operations.js';
import { ListenConnection } from './events/listen-connection.js';
import { postgresEvents } from './events/postgres-event-operations.js';
import { FinishedPartitions } from './jobs/finished-partitions.js';
import { postgresJobs } from './jobs/postgres-job-operations.js';
import { postgresLocks } from './locks/postgres-lock-operations.js';
import { postgresMaintenance } from './maintenance/postgres-maintenance-operations.js';
import { postgresMonitoring } from './monitoring/postgres-monitoring-operations.js';
import { postgresQueues } from './queues/postgres-queue-operations.js';
import { postgresRecurring } from './recurring/postgres-recurring-operations.js';
import { postgresMigrator } from './schema/migrator.js';
import { requireUtf8 } from './schema/require-utf8.js';
import { tablesIn } from './schema/tables.js';
import { postgresServers } from './servers/postgres-server-operations.js';
import { postgresStatistics } from './statistics/postgres-statistics-operations.js';
import { postgresSweeps } from './sweeps/postgres-sweep-operations.js';

/** The roles of a store on PostgreSQL, put together. Each of their statements opens it if need be. */
export class PostgresStores implements DialectStores {
  readonly clock = new StoreClock();
  readonly roles: StorageRoles;
  private readonly events: SqlStorageEvents<Executor>;
  private readonly opener: SchemaOpener<Executor>;

  constructor(
    connect: () => Promise<PgPool>,
    { options, plan: { connectionTimeoutMs, hasSpare, readers }, logger }: DialectContext,
  ) {
    const { schema, preparedStatements, exclusive, answerTimeoutMs } = options;
    const tables = tablesIn(schema);
    const unopened = new PostgresDatabase({
      tables,
      preparedStatements,
      logger,
      connectionTimeoutMs,
      connect,
    });
    const isAnnounced = options.notifications && !exclusive;
    const names = new AnnouncementNames(schema);
    this.opener = new SchemaOpener({
      database: unopened,
      operations: { servers: postgresServers, locks: postgresLocks, events: postgresEvents },
      clock: this.clock,
      migrate: async (signal) => {
        await requireUtf8(unopened);
        await postgresMigrator(unopened, { schema }).up(signal);
      },
      exclusive,
      names: isAnnounced ? names : undefined,
    });
    const database = new PostgresDatabase({
      tables,
      preparedStatements,
      connectionTimeoutMs,
      logger,
      answerTimeoutMs: exclusive ? undefined : answerTimeoutMs,
      // Nobody else waits for what a process has locked in its own database, which the end of its one
      // session would break: PGlite goes round in circles then, for ever.
      idleTimeoutMs: exclusive ? 0 : undefined,
      connect: async () => {
        await this.opener.open();
        return connect();
      },
      onMissingPart: () => {
        partitions.forget();
        this.opener.reopen();
      },
    });
    const partitions = new FinishedPartitions(database, hasSpare);

    const origin = randomUUID().slice(0, 8);
    const announcer = new Announcer(postgresEvents, names);
    this.events = new SqlStorageEvents({
      announcer,
      operations: postgresEvents,
      names,
      origin,
      notifier: isAnnounced ? new Notifier(database, announcer, origin) : undefined,
      connection: isAnnounced ? new ListenConnection(database, names, logger) : undefined,
    });

    const { events, clock } = this;
    const releaser = new LockFreer(postgresLocks);
    const handOff = new LocalHandOff(clock);
    const applier = new TransitionApplier(database, postgresJobs, partitions, releaser, events);
    const jobs = new SqlJobStore(
      database,
      {
        jobs: postgresJobs,
        batches: postgresNewBatches,
        continuations: postgresContinuations,
      },
      partitions,
      applier,
      events,
      handOff,
    );
    const reads = new TimedReads(database, postgresReads, { places: readers });
    this.roles = {
      jobs,
      queues: new SqlQueueStore(database, postgresQueues, releaser, events, handOff),
      locks: new SqlLockStore(database, postgresLocks, releaser, events),
      sweeps: new SqlSweepStore(database, postgresSweeps, applier, releaser, events),
      continuations: new SqlContinuationStore(
        database,
        postgresContinuations,
        postgresReleases,
        applier,
        events,
      ),
      batches: new SqlBatchStore(database, postgresBatches, events),
      recurring: new SqlRecurringStore(database, postgresRecurring, jobs, events),
      servers: new SqlServerStore(database, postgresServers, clock, releaser, events),
      statistics: new SqlStatisticsStore(reads, postgresStatistics),
      monitoring: new SqlMonitoringStore(reads, postgresMonitoring),
      audit: new SqlAuditStore(database, postgresAudit, reads),
      bulk: new SqlBulkStore(database, postgresBulk, reads),
      maintenance: new SqlMaintenanceStore(
        database,
        postgresMaintenance,
        partitions,
        clock,
        events,
      ),
      events,
    };
  }

  open(): Promise<void> {
    return this.opener.open();
  }

  async close(): Promise<void> {
    await this.events.close();
    this.opener.forget();
  }
}
