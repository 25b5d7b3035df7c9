import { afterEach, beforeEach, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { DataSourceConnection } from '../../lib/storages/typeorm/data-source-connection.js';
import type { PgPool } from '../../lib/storages/typeorm/dialects/postgres/connection/pg-pool.js';
import { postgresPools } from '../../lib/storages/typeorm/dialects/postgres/connection/postgres-pools.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { TcpRelay } from './support/tcp-relay.js';

let database: TestDatabase;
let relay: TcpRelay;
let watcher: pg.Client;
let connection: DataSourceConnection<PgPool>;

beforeEach(async () => {
  database = await createTestDatabase();
  relay = await TcpRelay.before(database.url);
  watcher = new pg.Client({ connectionString: database.url });
  await watcher.connect();
  connection = new DataSourceConnection(
    new DataSource({ type: 'postgres', url: relay.url, poolSize: 1 }),
    postgresPools,
  );
});
afterEach(async () => {
  await connection.close();
  await watcher.end();
  await relay.close();
  await database.drop();
});

const sessions = async (condition: string) => {
  const { rows } = await watcher.query(
    `SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND ${condition}`,
  );
  return rows.map(({ pid }) => pid as number);
};

it('A session that is terminated while its connection changes hands costs one statement, not the process', async () => {
  const pool = await connection.pool();
  // Both the end of this statement and the session's own end are on their way when the next one asks.
  const first = pool.query({ text: 'SELECT pg_sleep(0.2)' });
  const [pid] = await eventually(async () => {
    const busy = await sessions("state = 'active'");
    return busy.length > 0 && busy;
  });
  const second = pool.connect();
  relay.freeze();
  await eventually(async () => (await sessions("state = 'idle'")).length > 0);
  await watcher.query('SELECT pg_terminate_backend($1)', [pid]);
  await eventually(async () => (await sessions('true')).length === 0);
  relay.thaw();

  await first;
  const client = await second;
  await expect(client.query('SELECT 1')).rejects.toThrow();
  client.release(true);
  expect((await pool.query({ text: 'SELECT 1 AS one' })).rows).toEqual([{ one: 1 }]);
});
