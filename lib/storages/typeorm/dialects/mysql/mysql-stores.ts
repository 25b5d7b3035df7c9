import { StoreClock } from '../../../parts/store-clock.js';
import { ConflictReports } from '../../../sql/connection/conflict-reports.js';
import { AnnouncementNames } from '../../../sql/events/announcement-names.js';
import { wakeUpsThrough } from '../../../sql/events/wake-ups-through.js';
import { SchemaOpener } from '../../../sql/schema/schema-opener.js';
import { SqlStores } from '../../../sql/sql-stores.js';
import { afterCommit } from '../../connection/after-commit.js';
import type { DialectContext } from '../../dialect.js';
import type { Executor } from './connection/executor.js';
import { MysqlDatabase } from './connection/mysql-database.js';
import type { MysqlPool } from './connection/mysql-pool.js';
import { hasUsualCharset } from './connection/require-charset.js';
import { Sessions } from './connection/sessions.js';
import { valueLimitOf } from './connection/value-limit.js';
import { FinishedRows } from './maintenance/finished-rows.js';
import { mysqlOperations as operations } from './mysql-operations.js';
import { mysqlMigrator } from './schema/migrator.js';

/** The roles of a store on MySQL or MariaDB. Each of their statements opens it if need be. */
export function mysqlStores(
  connect: () => Promise<MysqlPool>,
  { options, dataSource, plan, logger }: DialectContext,
): SqlStores<Executor> {
  const { tablePrefix: prefix, answerTimeoutMs } = options;
  const { connectionTimeoutMs, readers } = plan;
  const clock = new StoreClock();
  const conflicts = new ConflictReports();
  const sessions = new Sessions(prefix);
  const unopened = new MysqlDatabase({ sessions, connectionTimeoutMs, connect });
  const names = new AnnouncementNames(prefix);
  const opener = new SchemaOpener({
    database: unopened,
    operations,
    clock,
    migrate: (signal) => mysqlMigrator(unopened, prefix).up(signal),
    exclusive: false,
    names: options.wakeUp && names,
  });
  const database = new MysqlDatabase({
    sessions,
    answerTimeoutMs,
    connectionTimeoutMs,
    dataSource: hasUsualCharset(dataSource) ? dataSource : undefined,
    conflicts,
    connect: async () => {
      await opener.open();
      return connect();
    },
    onMissingPart: () => opener.reopen(),
  });
  return new SqlStores({
    operations,
    database,
    opener,
    clock,
    conflicts,
    valueLimit: () => sessions.facts && valueLimitOf(sessions.facts),
    finished: new FinishedRows(database),
    readers,
    names,
    listening: undefined,
    wakeUps: options.wakeUp && wakeUpsThrough(options.wakeUp, { names, opener, logger }),
    afterCommit,
  });
}
