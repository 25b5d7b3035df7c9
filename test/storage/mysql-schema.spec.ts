import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { StorageUnavailableError } from '../../lib/errors.js';
import { migrations } from '../../lib/storages/typeorm/dialects/mysql/schema/migrations/index.js';
import type { Migration } from '../../lib/storages/typeorm/dialects/mysql/schema/migrations/migration.js';
import { tablesIn } from '../../lib/storages/typeorm/dialects/mysql/schema/tables.js';
import { PrivateDataSource } from '../../lib/storages/typeorm/private-data-source.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { isWhole } from '../support/extent.js';
import { createMysqlDatabase, tablesOf as madeTables } from '../support/mysql-database.js';
import type { TestDatabase } from '../support/test-database.js';

/** As much of a connection of the driver as it takes to end it in front of a statement. */
interface DriverConnection {
  readonly threadId: number;
  query(query: { readonly sql: string }, done: (error: unknown) => void): void;
}

interface DriverPool {
  on(event: 'acquire', listener: (connection: DriverConnection) => void): void;
}

const STATEMENTS = migrations.flatMap(({ up }) =>
  up(tablesIn('', { database: '', isMariaDb: true, version: '', maxPacketBytes: 0 })),
);
const CHANGES = STATEMENTS.length;
/** Each place in front of a statement, or some of them: the last ones change a table that stands. */
const PLACES = Array.from({ length: CHANGES }, (_, index) => index + 1).filter(
  (place) => isWhole || place % 8 === 3 || place === CHANGES,
);

let database: TestDatabase;
let admin: Connection;
let whole: readonly string[];

beforeAll(async () => {
  database = await createMysqlDatabase();
  admin = await createConnection(database.url);
  await open('hangfire_');
  whole = await schemaOf('hangfire_');
});
beforeEach(() => removeAll('other_'));
afterAll(async () => {
  await admin.end();
  await database.drop();
});

/** Opens a store with connections of its own, as another process does, and closes it. */
async function open(tablePrefix: string, prepare = (_pool: DriverPool) => {}): Promise<void> {
  const dataSource = new PrivateDataSource({ type: 'mysql', url: database.url, poolSize: 2 });
  await dataSource.initialize();
  prepare((dataSource.driver as unknown as { readonly pool: DriverPool }).pool);
  const storage = new TypeOrmJobStorage(dataSource, { tablePrefix });
  try {
    await storage.open();
  } finally {
    await storage.close();
  }
}

/** Ends the session that changes the schema, in front of one of its statements. */
const killedBefore = (place: number) => (pool: DriverPool) => {
  const prepared = new Set<DriverConnection>();
  let changes = 0;
  pool.on('acquire', (connection) => {
    if (prepared.has(connection)) return;
    prepared.add(connection);
    const query = connection.query.bind(connection);
    connection.query = async (given, done) => {
      if (/(?:CREATE TABLE IF NOT EXISTS|ALTER TABLE) `/.test(given.sql)) changes += 1;
      if (changes === place) await admin.query(`KILL ${connection.threadId}`).catch(() => {});
      query(given, done);
    };
  });
};

/** How each table is made, without its prefix. */
async function schemaOf(prefix: string): Promise<readonly string[]> {
  const made: string[] = [];
  for (const name of await tablesOf(prefix)) {
    const [[row]] = await admin.query<RowDataPacket[]>(`SHOW CREATE TABLE ${name}`);
    made.push(String(row?.['Create Table']).replaceAll(prefix, ''));
  }
  return made;
}

async function tablesOf(prefix: string): Promise<readonly string[]> {
  const [rows] = await admin.query<RowDataPacket[]>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND INSTR(table_name, ?) = 1 ORDER BY 1',
    [prefix],
  );
  return rows.map(({ name }) => String(name));
}

async function takeBack(step: Migration | undefined, prefix: string): Promise<void> {
  const tables = await madeTables(admin, prefix);
  for (const text of step?.down(tables) ?? []) await admin.query(text);
  await admin.query(`DELETE FROM ${tables.migration} WHERE number = ?`, [step?.number]);
}

async function recordedOf(prefix: string): Promise<readonly number[]> {
  const [rows] = await admin.query<RowDataPacket[]>(
    `SELECT number FROM ${prefix}migration ORDER BY number`,
  );
  return rows.map(({ number }) => Number(number));
}

async function removeAll(prefix: string): Promise<void> {
  await admin.query('SET foreign_key_checks = 0');
  for (const name of await tablesOf(prefix)) await admin.query(`DROP TABLE ${name}`);
  await admin.query('SET foreign_key_checks = 1');
}

const everyNumber = migrations.map(({ number }) => number);

describe('The schema on MySQL or MariaDB', () => {
  it('is made once by processes that start at the same time', async () => {
    await Promise.all(Array.from({ length: 4 }, () => open('other_')));

    expect(await schemaOf('other_')).toEqual(whole);
    expect(await recordedOf('other_')).toEqual(everyNumber);
  });

  it.each(PLACES)(
    'is made whole by the next start where a migration was killed before its statement %s',
    async (place) => {
      await expect(open('other_', killedBefore(place))).rejects.toThrow(StorageUnavailableError);
      const made = STATEMENTS.slice(0, place - 1).filter((text) => text.startsWith('CREATE TABLE'));
      // And the one of the records.
      expect(await tablesOf('other_')).toHaveLength(made.length + 1);

      await open('other_');

      expect(await schemaOf('other_')).toEqual(whole);
      expect(await recordedOf('other_')).toEqual(everyNumber);
    },
  );

  it('is as it is where a migration was killed between its last statement and its record', async () => {
    await open('other_');
    await admin.query('DELETE FROM other_migration WHERE number = ?', [everyNumber.at(-1)]);

    await open('other_');

    expect(await schemaOf('other_')).toEqual(whole);
    expect(await recordedOf('other_')).toEqual(everyNumber);
  });

  it('goes on from the step before the last one, and keeps the jobs', async () => {
    await open('other_');
    await takeBack(migrations.at(-1), 'other_');
    await admin.query(
      `INSERT INTO other_job (id, state, queue, priority, type, method, created_at, changed_at,
                              waiting_for, wait_until, arguments, parameters, history)
       VALUES (UUID(), 'Enqueued', 'one', 0, 'T', 'm', NOW(), NOW(), 'it', NOW(), '[]', '{}', '[]')`,
    );

    await open('other_');

    expect(await schemaOf('other_')).toEqual(whole);
    const [jobs] = await admin.query('SELECT line, place FROM other_job');
    expect(jobs).toEqual([{ line: 'it', place: 'w:' }]);
  });

  it('is recorded again, and stays as it is, where somebody has emptied the records', async () => {
    await open('other_');
    await admin.query('DELETE FROM other_migration');

    await open('other_');

    expect(await schemaOf('other_')).toEqual(whole);
    expect(await recordedOf('other_')).toEqual(everyNumber);
  });
});
