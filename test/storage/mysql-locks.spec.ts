import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mysql2/promise';
import type { Tables } from '../../lib/storages/typeorm/dialects/mysql/schema/tables.js';
import { mysqlServers } from '../../lib/storages/typeorm/dialects/mysql/servers/mysql-server-operations.js';
import { PrivateDataSource } from '../../lib/storages/typeorm/private-data-source.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { createMysqlDatabase, tablesOf } from '../support/mysql-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { ExplainingExecutor } from './plans/explaining-executor.js';

const LIVING = ['a-lives', 'c-lives'];
const GONE = 'b-is-gone';
const ALSO_GONE = 'd-is-gone';

let database: TestDatabase;
let tables: Tables;
/** A process that stands still in the middle of a transaction, and one that goes on. */
let frozen: Connection;
let other: Connection;

/** As the store sets up its sessions, but without patience. */
async function connect(): Promise<Connection> {
  const connection = await createConnection(database.url);
  await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  await connection.query('SET SESSION innodb_lock_wait_timeout = 1');
  return connection;
}

beforeAll(async () => {
  database = await createMysqlDatabase();
  const storage = new TypeOrmJobStorage(
    new PrivateDataSource({ type: 'mysql', url: database.url, poolSize: 2 }),
  );
  await storage.open();
  await storage.close();
  [frozen, other] = [await connect(), await connect()];
  tables = await tablesOf(other, 'hangfire_');
});
afterAll(async () => {
  await frozen.end();
  await other.end();
  await database.drop();
});

const beat = (id: string) =>
  mysqlServers.beat(new ExplainingExecutor(other, tables), {
    id,
    load: undefined,
    isStopping: false,
    activity: undefined,
    session: undefined,
    echo: { channel: null, message: null },
  });

const removeTimedOut = (connection: Connection) =>
  mysqlServers.removeTimedOut(new ExplainingExecutor(connection, tables), 60_000);

const isSilent = (id: string) =>
  other.query("UPDATE hangfire_server SET heartbeat_at = '2026-01-01' WHERE id = ?", [id]);

describe('A process that stands still while it removes a silent server', () => {
  beforeEach(async () => {
    const executor = new ExplainingExecutor(other, tables);
    for (const id of [...LIVING, GONE, ALSO_GONE]) {
      await mysqlServers.announce(executor, { id, name: id, queues: ['default'], workerCount: 1 });
    }
    await isSilent(GONE);
    await frozen.beginTransaction();
    expect(await removeTimedOut(frozen)).toEqual([GONE]);
  });
  afterEach(() => frozen.rollback());

  it('keeps no other server from its heartbeat', async () => {
    const beats = await Promise.all(LIVING.map(beat));

    expect(beats.map(({ isKnown }) => isKnown)).toEqual([true, true]);
  });

  it('keeps nobody from removing another silent server', async () => {
    await isSilent(ALSO_GONE);

    expect(await removeTimedOut(other)).toEqual([ALSO_GONE]);
  });
});
