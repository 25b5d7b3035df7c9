import { StoreClock } from '../../../parts/store-clock.js';
import { ConflictReports } from '../../../sql/connection/conflict-reports.js';
import { AnnouncementNames } from '../../../sql/events/announcement-names.js';
import { wakeUpsThrough } from '../../../sql/events/wake-ups-through.js';
import { SchemaOpener } from '../../../sql/schema/schema-opener.js';
import { SqlStores } from '../../../sql/sql-stores.js';
import { afterCommit } from '../../connection/after-commit.js';
import type { DialectContext } from '../../dialect.js';
import type { PgPool } from './connection/pg-pool.js';
import { type Executor, PostgresDatabase } from './connection/postgres-database.js';
import { ListenConnection } from './events/listen-connection.js';
import { FinishedPartitions } from './jobs/finished-partitions.js';
import { postgresOperations as operations } from './postgres-operations.js';
import { postgresMigrator } from './schema/migrator.js';
import { requireServer } from './schema/require-server.js';
import { tablesIn } from './schema/tables.js';

/** The roles of a store on PostgreSQL. Each of their statements opens it if need be. */
export function postgresStores(
  connect: () => Promise<PgPool>,
  { options, plan, logger, dataSource }: DialectContext,
): SqlStores<Executor> {
  const { schema, preparedStatements, exclusive, answerTimeoutMs, wakeUp } = options;
  const { connectionTimeoutMs, hasSpare, readers } = plan;
  const clock = new StoreClock();
  const conflicts = new ConflictReports();
  const common = { tables: tablesIn(schema), preparedStatements, logger, connectionTimeoutMs };
  const unopened = new PostgresDatabase({ ...common, connect });
  const isAnnounced = options.notifications && !exclusive;
  const names = new AnnouncementNames(schema);
  const opener = new SchemaOpener({
    database: unopened,
    operations,
    clock,
    migrate: async (signal) => {
      await requireServer(unopened);
      await postgresMigrator(unopened, { schema }).up(signal);
    },
    exclusive,
    names: isAnnounced || wakeUp ? names : undefined,
  });
  const database = new PostgresDatabase({
    ...common,
    dataSource,
    conflicts,
    exclusive,
    answerTimeoutMs: exclusive ? undefined : answerTimeoutMs,
    // Nobody else waits for what a process has locked in its own database, which the end of its one
    // session would break: PGlite goes round in circles then, for ever.
    idleTimeoutMs: exclusive ? 0 : undefined,
    connect: async () => {
      await opener.open();
      return connect();
    },
    onMissingPart: () => {
      finished.forget();
      opener.reopen();
    },
  });
  const finished = new FinishedPartitions(database, hasSpare);
  const listening = isAnnounced ? new ListenConnection(database, names, logger) : undefined;
  return new SqlStores({
    operations,
    database,
    opener,
    clock,
    conflicts,
    finished,
    readers,
    names,
    listening,
    wakeUps: wakeUp && wakeUpsThrough(wakeUp, { names, opener, logger }),
    afterCommit: wakeUp && afterCommit,
  });
}
