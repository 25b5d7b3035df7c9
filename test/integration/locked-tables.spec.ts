import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { TimedReads } from '../../lib/storages/sql/connection/timed-reads.js';
import type { PgPool } from '../../lib/storages/typeorm/dialects/postgres/connection/pg-pool.js';
import { PostgresDatabase } from '../../lib/storages/typeorm/dialects/postgres/connection/postgres-database.js';
import { postgresReads } from '../../lib/storages/typeorm/dialects/postgres/connection/postgres-read-operations.js';
import { tablesIn } from '../../lib/storages/typeorm/dialects/postgres/schema/tables.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** More than there are connections for, and than get their turn while anybody waits. */
const ASKED = 30;

let database: TestDatabase;
let somebody: pg.Client;
let app: HangfireApp;

beforeAll(async () => {
  database = await createTestDatabase();
  somebody = new pg.Client({ connectionString: database.url });
  await somebody.connect();
});
afterAll(async () => {
  await somebody.end();
  await database.drop();
});

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: { code?: unknown }) => error.code,
  );

describe('Readings for people, while somebody has locked the tables of jobs', () => {
  beforeEach(async () => {
    app = await HangfireApp.start({
      storage: { type: 'postgres', url: database.url },
      server: false,
    });
    await somebody.query('BEGIN');
    await somebody.query('LOCK TABLE hangfire.job, hangfire.counter IN ACCESS EXCLUSIVE MODE');
  });
  afterEach(async () => {
    await somebody.query('ROLLBACK');
    await app.close();
  });

  it.each([
    ['counts', () => app.storage.statistics.countByState()],
    ['lists', () => app.storage.monitoring.search({}, { limit: 10 })],
  ])('fail in time, and say that the store is away: %s', async (_, ask) => {
    const codes = await Promise.all(Array.from({ length: ASKED }, () => codeOf(ask())));

    expect(new Set(codes)).toEqual(new Set(['HANGFIRE_STORAGE_UNAVAILABLE']));
    await somebody.query('ROLLBACK');
    await ask();
  });
});

describe('A reading for people that takes too long', () => {
  it('is given up, and says that the store is away', async () => {
    const pool = new pg.Pool({ connectionString: database.url });
    const reads = new TimedReads(
      new PostgresDatabase({
        tables: tablesIn('hangfire'),
        preparedStatements: false,
        connect: async () => pool as unknown as PgPool,
      }),
      postgresReads,
      { places: 1 },
    );
    const forEver = () => ({ name: undefined, text: 'SELECT pg_sleep(600)' });
    const asked = reads.read('look for long', (reader) => reader.run(forEver));

    await expect(asked).rejects.toMatchObject({
      code: 'HANGFIRE_STORAGE_UNAVAILABLE',
      message: expect.stringContaining('took too long to look for long'),
    });
    await pool.end();
  });
});
