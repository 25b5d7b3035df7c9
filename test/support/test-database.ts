import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { sharedPostgresUrl } from './shared-postgres.js';

const OBJECT_IN_USE = '55006';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Left out, that of the server. */
  readonly encoding?: string;
}

/** A fresh, empty database on the server of this test run: one per spec file keeps files independent. */
export async function createTestDatabase({
  encoding,
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const serverUrl = sharedPostgresUrl();
  const name = `hangfire_test_${randomUUID().replaceAll('-', '')}`;
  const inEncoding = `ENCODING '${encoding}' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'`;
  await execute(serverUrl, `CREATE DATABASE ${name} ${encoding ? inEncoding : ''}`);

  return {
    url: urlOf(serverUrl, name),
    drop: () => drop(serverUrl, name),
  };
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/**
 * A pool that has ended may still be closing its connections, and would take one that the server ends for a
 * failure. Without `FORCE`, the server waits some seconds until all have gone; what is left then was never closed.
 */
async function drop(serverUrl: string, database: string): Promise<void> {
  try {
    await execute(serverUrl, `DROP DATABASE IF EXISTS ${database}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== OBJECT_IN_USE) throw error;
    await execute(serverUrl, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  }
}

async function execute(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
