import { randomUUID } from 'node:crypto';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { type Tables, tablesIn } from '../../lib/storages/typeorm/dialects/mysql/schema/tables.js';
import { EmbeddedMariadb } from './embedded-mariadb.js';
import { MYSQL_URL_VARIABLE } from './mysql-there.js';
import type { TestDatabase } from './test-database.js';

/** Answers a row while a statement waits for a lock in the database of that name. ? name */
export const FIND_WAITING = `
  SELECT 1 FROM information_schema.innodb_trx AS waiting
    JOIN information_schema.processlist AS session ON session.id = waiting.trx_mysql_thread_id
   WHERE waiting.trx_state = 'LOCK WAIT' AND session.db = ?`;

/** InnoDB tells of its transactions anew only after nobody has asked for 100 ms. */
export const WAITING_PAUSE_MS = 200;

/** A fresh, empty database on the server that the environment names, or on one that is started for it. */
export async function createMysqlDatabase(): Promise<TestDatabase> {
  const given = process.env[MYSQL_URL_VARIABLE];
  if (given) return createOn(given);

  const server = await EmbeddedMariadb.start();
  return { ...(await createOn(server.url)), drop: () => server.dispose() };
}

async function createOn(serverUrl: string): Promise<TestDatabase> {
  const name = `hangfire_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await execute(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(serverUrl, `DROP DATABASE IF EXISTS ${name}`) };
}

async function execute(serverUrl: string, statement: string): Promise<void> {
  const connection = await createConnection(serverUrl);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}

/** The tables of a store, as statements name them on the server of a connection. */
export async function tablesOf(connection: Connection, prefix: string): Promise<Tables> {
  const [[facts]] = await connection.query<RowDataPacket[]>(
    "SELECT DATABASE() AS name, VERSION() LIKE '%MariaDB%' AS is_mariadb",
  );
  return tablesIn(prefix, {
    database: String(facts?.name),
    isMariaDb: facts?.is_mariadb === 1,
    version: '',
    maxPacketBytes: 0,
  });
}
