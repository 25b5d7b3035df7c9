import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { StorageUnavailableError } from '../../lib/storage/errors/storage-unavailable-error.js';
import { DataSourceConnection } from '../../lib/storages/typeorm/data-source-connection.js';
import type { PgPool } from '../../lib/storages/typeorm/dialects/postgres/connection/pg-pool.js';
import { postgresPools } from '../../lib/storages/typeorm/dialects/postgres/connection/postgres-pools.js';
import {
  type Executor,
  PostgresDatabase,
} from '../../lib/storages/typeorm/dialects/postgres/connection/postgres-database.js';
import { createPgliteDriver } from '../../lib/storages/typeorm/dialects/postgres/pglite/pglite-driver.js';
import { tablesIn } from '../../lib/storages/typeorm/dialects/postgres/schema/tables.js';
import { statement } from '../../lib/storages/typeorm/dialects/postgres/statement.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { aNewJob, aTransition } from '../support/builders.js';
import { Signal } from '../support/signal.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const lockRow = statement('lock-row', () => 'SELECT id FROM item WHERE id = 1 FOR UPDATE');
const idleTimeout = statement(
  'idle-timeout',
  () => "SELECT current_setting('idle_in_transaction_session_timeout') AS bound",
);

let testDatabase: TestDatabase;
let connection: DataSourceConnection<PgPool>;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  const dataSource = new DataSource({ type: 'postgres', url: testDatabase.url });
  connection = new DataSourceConnection(dataSource, postgresPools);
  await connection.pool();
  await dataSource.query('CREATE TABLE item AS SELECT 1 AS id');
});
afterAll(async () => {
  await connection.close();
  await testDatabase.drop();
});

const databaseWith = (bound: { idleTimeoutMs?: number }) =>
  new PostgresDatabase({
    tables: tablesIn('hangfire'),
    preparedStatements: true,
    connect: () => connection.pool(),
    ...bound,
  });
const boundOf = async (executor: Executor) => (await executor.run(idleTimeout))[0]?.bound;

describe('A transaction of the store whose process does nothing', () => {
  it('gives up its locked rows, and fails as if the store had been away', async () => {
    const database = databaseWith({ idleTimeoutMs: 100 });
    const frozen = new Signal();
    const isLocked = new Signal();
    const outcome = database
      .transaction('sweep due jobs', async (executor) => {
        await executor.run(lockRow);
        isLocked.fire();
        await frozen;
        await executor.run(lockRow);
      })
      .catch((error: unknown) => error);
    await isLocked;

    expect(await database.run(lockRow)).toEqual([{ id: 1 }]);
    frozen.fire();
    expect(await outcome).toBeInstanceOf(StorageUnavailableError);
  });

  it('has half a minute, and leaves nothing on the connection', async () => {
    const database = databaseWith({});

    expect(await database.transaction('sweep due jobs', boundOf)).toBe('30s');
    for (const _ of [1, 2]) expect(await boundOf(database)).toBe('0');
  });
});

describe('A transaction in the embedded database, which the end of its session would break', () => {
  it('may wait for its process for any time', async () => {
    const driver = createPgliteDriver({ dataDir: 'memory://' });
    const dataSource = await new DataSource({ type: 'postgres', driver }).initialize();
    const storage = new TypeOrmJobStorage(dataSource, { exclusive: true });
    await storage.open();
    await storage.jobs.createJobs([aNewJob({ state: 'Scheduled', runAt: new Date(0) })]);
    await dataSource.query(`
      CREATE TABLE seen (bound text);
      CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO seen VALUES (current_setting('idle_in_transaction_session_timeout'));
        RETURN NEW;
      END $$;
      CREATE TRIGGER see BEFORE UPDATE ON hangfire.job FOR EACH ROW EXECUTE FUNCTION see();
    `);

    await storage.sweeps.sweep('due', 1, async (jobs) =>
      jobs.map((job) => aTransition(job, { to: 'Enqueued' })),
    );
    expect(await dataSource.query('SELECT bound FROM seen')).toEqual([{ bound: '0' }]);

    await storage.close();
    await dataSource.destroy();
  });
});
