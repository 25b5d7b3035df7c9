import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mysql2/promise';
import { type Tables, tablesIn } from '../../lib/storages/typeorm/dialects/mysql/schema/tables.js';
import { mysqlServers } from '../../lib/storages/typeorm/dialects/mysql/servers/mysql-server-operations.js';
import { PrivateDataSource } from '../../lib/storages/typeorm/private-data-source.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { createMysqlDatabase } from '../support/mysql-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { ExplainingExecutor } from './plans/explaining-executor.js';

const SERVERS = ['a-lives', 'b-is-gone', 'c-lives'];
const LIVING = SERVERS.filter((id) => id.endsWith('lives'));

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
  const facts = { database: new URL(database.url).pathname.slice(1), isMariaDb: true };
  tables = tablesIn('hangfire_', { ...facts, version: '', maxPacketBytes: 0 });
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

describe('A process that stands still while it removes a silent server', () => {
  it('keeps no other server from its heartbeat', async () => {
    const executor = new ExplainingExecutor(frozen, tables);
    for (const id of SERVERS) {
      await mysqlServers.announce(executor, { id, name: id, queues: ['default'], workerCount: 1 });
    }
    await frozen.query(
      "UPDATE hangfire_server SET heartbeat_at = '2026-01-01' WHERE id = 'b-is-gone'",
    );

    await frozen.beginTransaction();
    expect(await mysqlServers.removeTimedOut(executor, 60_000)).toEqual(['b-is-gone']);
    const beats = await Promise.all(LIVING.map(beat));
    await frozen.rollback();

    expect(beats.map(({ isKnown }) => isKnown)).toEqual([true, true]);
  });
});
