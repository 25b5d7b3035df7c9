import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { storageConformance } from '../../lib/conformance/storage-conformance.js';
import { CASE_PATIENCE_MS } from '../support/case-patience.js';
import { EmbeddedMariadb } from '../support/embedded-mariadb.js';
import { mysqlConformanceStore } from '../support/mysql-conformance-store.js';

/** As servers are set up that were never meant for this store. Texts that SQL puts in quotes are names here, for one. */
const SETTINGS = {
  'sql-mode':
    'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT,IGNORE_SPACE,NO_ZERO_DATE,NO_ZERO_IN_DATE,' +
    'PAD_CHAR_TO_FULL_LENGTH,NO_AUTO_VALUE_ON_ZERO,ONLY_FULL_GROUP_BY,HIGH_NOT_PRECEDENCE,NO_UNSIGNED_SUBTRACTION',
  'init-connect': 'SET autocommit = 0, sql_safe_updates = 1, sql_select_limit = 1000000',
  'transaction-isolation': 'SERIALIZABLE',
  'lower-case-table-names': 1,
  'character-set-server': 'latin1',
  'collation-server': 'latin1_swedish_ci',
  'default-time-zone': '+05:45',
  'innodb-lock-wait-timeout': 1,
  'innodb-rollback-on-timeout': 1,
  'innodb-flush-log-at-trx-commit': 0,
  'max-statement-time': 20,
  'group-concat-max-len': 10,
  'explicit-defaults-for-timestamp': 0,
};

/** What an application may make of every value that its database answers, and of its parameters. */
const HOSTILE_DRIVER = {
  timezone: '-03:00',
  dateStrings: true,
  supportBigNumbers: true,
  bigNumberStrings: true,
  extra: {
    decimalNumbers: true,
    namedPlaceholders: true,
    typeCast: (field: { string(): string | null }) => `misread ${field.string()}`,
  },
} as const;

let server: EmbeddedMariadb;
let admin: DataSource;
let dataSource: DataSource;

beforeAll(async () => {
  server = await EmbeddedMariadb.start({ settings: SETTINGS });
  const type = 'mariadb';
  const root = await new DataSource({ type, url: server.url }).initialize();
  await root.query('CREATE DATABASE Shop');
  // Superusers are spared `init_connect`.
  await root.query("CREATE USER 'worker'@'127.0.0.1', 'worker'@'localhost'");
  await root.query("GRANT ALL ON Shop.* TO 'worker'@'127.0.0.1', 'worker'@'localhost'");
  await root.destroy();
  const url = Object.assign(new URL(server.url), { pathname: '/Shop' });
  admin = await new DataSource({ type, url: url.href }).initialize();
  url.username = 'worker';
  dataSource = await new DataSource({ type, url: url.href, ...HOSTILE_DRIVER }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await admin.destroy();
  await server.dispose();
});

storageConformance(
  {
    name: 'TypeOrmJobStorage on a MariaDB with hostile settings',
    timeoutMs: CASE_PATIENCE_MS,
    lacks: ['anotherConnection'],
    open: async () => ({
      ...(await mysqlConformanceStore(dataSource, admin)),
      inTransaction: (work) =>
        dataSource.transaction(async (manager) => {
          // It refuses every change that joins tables, and those of the application are not the store's to set up.
          await manager.query('SET SESSION sql_safe_updates = 0');
          return work(manager);
        }),
    }),
  },
  { describe, it },
);
