import { randomUUID } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import type { TestDatabase } from './test-database.js';

const SERVER_URL = process.env.HANGFIRE_TEST_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306/mysql';

/** A fresh, empty database on the MySQL or MariaDB server of this test run. */
export async function createMysqlDatabase(): Promise<TestDatabase> {
  const name = `hangfire_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await execute(`CREATE DATABASE ${name}`);
  const url = new URL(SERVER_URL);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(`DROP DATABASE IF EXISTS ${name}`) };
}

async function execute(statement: string): Promise<void> {
  const connection = await createConnection(SERVER_URL);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
