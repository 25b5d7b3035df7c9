import { randomUUID } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { EmbeddedMariadb } from './embedded-mariadb.js';
import { MYSQL_URL_VARIABLE } from './mysql-there.js';
import type { TestDatabase } from './test-database.js';

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
