import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PostgresDatabase } from '../../lib/storages/typeorm/dialects/postgres/connection/postgres-database.js';
import { migrations } from '../../lib/storages/typeorm/dialects/postgres/schema/migrations/index.js';
import type { Migration } from '../../lib/storages/typeorm/dialects/postgres/schema/migrations/migration.js';
import { postgresMigrator } from '../../lib/storages/typeorm/dialects/postgres/schema/migrator.js';
import { tablesIn } from '../../lib/storages/typeorm/dialects/postgres/schema/tables.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Of a later version: it changes the table that every job goes through. */
const later: Migration = {
  number: 99,
  name: 'later',
  up: (tables) => `ALTER TABLE ${tables.job} ADD COLUMN later text;`,
  down: (tables) => `ALTER TABLE ${tables.job} DROP COLUMN later;`,
};
const WAITING = `SELECT pid, query_start FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%later%'`;

let database: TestDatabase;
let pool: pg.Pool;
let holder: pg.PoolClient;

beforeEach(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  await migrator([...migrations]).up();
  // A report, a backup, or somebody who has forgotten to commit.
  holder = await pool.connect();
  await holder.query('BEGIN; SELECT count(*) FROM hangfire.job');
});
afterEach(async () => {
  holder.release();
  await pool.end();
  await database.drop();
});

const migrator = (steps: readonly Migration[], patienceMs?: number) => {
  const tables = tablesIn('hangfire');
  const connect = async () => pool;
  return postgresMigrator(new PostgresDatabase({ tables, preparedStatements: true, connect }), {
    schema: 'hangfire',
    steps,
    ...(patienceMs !== undefined && { patienceMs }),
  });
};
const attempt = (last?: unknown) =>
  eventually(async () => {
    const [row] = (await pool.query<{ query_start: Date }>(WAITING)).rows;
    return row && row.query_start.getTime() !== last ? row.query_start.getTime() : undefined;
  });

describe('a migration of a table that somebody else holds', () => {
  it('lets others use the table again and again while it waits, and ends when the table is free', async () => {
    const migrating = migrator([...migrations, later]).up();
    const first = await attempt();
    // Stands behind the migration until this gives way; the holder still holds the table.
    await pool.query(
      "BEGIN; SET LOCAL statement_timeout = '3s'; SELECT count(*) FROM hangfire.job; COMMIT",
    );
    await attempt(first);
    await holder.query('COMMIT');
    await migrating;

    const { rows } = await pool.query('SELECT later FROM hangfire.job');
    expect(rows).toEqual([]);
  });

  it('gives up in the end with an error that allows another try, and leaves everything as it was', async () => {
    await expect(migrator([...migrations, later], 0).up()).rejects.toMatchObject({
      code: 'HANGFIRE_STORAGE_UNAVAILABLE',
      cause: { code: '55P03' },
    });

    const { rows } = await pool.query('SELECT max(number) AS newest FROM hangfire.migration');
    expect(rows).toEqual([{ newest: migrations.at(-1)?.number }]);
  });

  it('ends soon when the store is closed', async () => {
    const closing = new AbortController();
    const migrating = migrator([...migrations, later]).up(closing.signal);
    const ended = expect(migrating).rejects.toMatchObject({ cause: { code: '55P03' } });
    await attempt();
    closing.abort();

    await ended;
  });

  it('keeps other migrations away from the table meanwhile', async () => {
    const both = [migrator([...migrations, later]).up(), migrator([...migrations, later]).up()];
    await attempt(await attempt());
    const { rows } = await pool.query(WAITING);
    await holder.query('COMMIT');
    await Promise.all(both);

    expect(rows.length).toBeLessThanOrEqual(1);
  });
});
