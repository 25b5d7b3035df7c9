import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { sharedPostgresUrl } from './shared-postgres.js';

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
    drop: () => execute(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
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
