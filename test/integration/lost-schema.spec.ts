import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource, EntitySchema } from 'typeorm';
import { migrations } from '../../lib/storages/typeorm/dialects/postgres/schema/migrations/index.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

class WorkService {
  work(): string {
    return 'done';
  }
}

/** So that a lost server notices soon. */
const SERVER = { heartbeatIntervalMs: 200, serverTimeoutMs: 2_000 };
const MINUTE = 60_000;

let database: TestDatabase;
let dataSource: DataSource;
let apps: HangfireApp[];

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
});
beforeEach(async () => {
  apps = [];
  await dataSource.query('CREATE SCHEMA IF NOT EXISTS public');
});
afterEach(async () => {
  for (const app of apps) await app.close();
  await dataSource.query('DROP SCHEMA IF EXISTS hangfire, public CASCADE');
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const start = async (options: object = {}) => {
  const app = await HangfireApp.start({
    storage: { type: 'postgres', url: database.url, ...options },
    server: SERVER,
    providers: [WorkService],
  });
  apps.push(app);
  return app;
};
const stop = () => apps.pop()?.close();
const work = (app: HangfireApp) => app.jobs.enqueue(WorkService, (it) => it.work());
const works = async (app: HangfireApp) => app.reaches(await work(app), 'Succeeded', MINUTE);
const everyTable = (command: string, schema = 'hangfire', except = '') => `
  DO $$ BEGIN EXECUTE (
    SELECT '${command} ' || string_agg(format('%I.%I', schemaname, tablename), ', ') || ' CASCADE'
      FROM pg_tables WHERE schemaname = '${schema}' AND tablename <> '${except}');
  END $$`;
const recorded = async () => {
  const rows = await dataSource.query('SELECT number FROM hangfire.migration ORDER BY number');
  return rows.map(({ number }: { number: number }) => number);
};

/** What somebody does to the schema, after which it can only be made again as a whole, or is whole. */
const MENDABLE: [string, string][] = [
  ['is dropped', 'DROP SCHEMA hangfire CASCADE'],
  ['loses all its tables', everyTable('DROP TABLE')],
  ['loses all its tables but the records', everyTable('DROP TABLE', 'hangfire', 'migration')],
  ['has all its tables emptied', everyTable('TRUNCATE')],
  ['has its records emptied', 'TRUNCATE hangfire.migration'],
  ['loses its records', 'DROP TABLE hangfire.migration'],
  ['loses one of its records', 'DELETE FROM hangfire.migration WHERE number IN (2, 5)'],
];

describe('a schema that', () => {
  it.each(MENDABLE)('%s between two starts is whole after the second one', async (_, damage) => {
    await works(await start());
    await stop();
    await dataSource.query(damage);

    const app = await start();
    await works(app);
    await app.storage.maintenance.removeExpired({});
    expect(await recorded()).toEqual(migrations.map(({ number }) => number));
  });

  it.each(MENDABLE)('%s while a server runs works again by itself', async (_, damage) => {
    const app = await start();
    await works(app);
    await dataSource.query(damage);

    await works(app);
    await works(app);
    // The next start has nothing to complain of either.
    await works(await start());
  });

  it.each<[string, string, RegExp]>([
    ['lost a table', 'DROP TABLE hangfire.batch', /lacks batch\. .*backup.*DROP SCHEMA/],
    ['lost a column', 'ALTER TABLE hangfire.server DROP COLUMN cpu', /lacks server\.cpu\. /],
    [
      'lost its function',
      'DROP FUNCTION hangfire.trim_history(text, integer)',
      /lacks trim_history\(\)/,
    ],
    [
      'lost its records and a table',
      'DROP TABLE hangfire.migration, hangfire.paused_queue',
      /lacks paused_queue\. /,
    ],
  ])('%s is refused at start, and by running servers', async (_, damage, message) => {
    const app = await start();
    await works(app);
    await dataSource.query(damage);
    const refusal = { code: 'HANGFIRE_INCOMPLETE_SCHEMA', message: expect.stringMatching(message) };

    await expect(start()).rejects.toMatchObject(refusal);
  });

  it('lost a table while a server runs: calls say what to do', async () => {
    const app = await start();
    await works(app);
    await dataSource.query('DROP TABLE hangfire.job');

    await expect(work(app)).rejects.toMatchObject({
      code: 'HANGFIRE_INCOMPLETE_SCHEMA',
      message: expect.stringContaining('lacks job. '),
    });
  });
});

describe('a schema that the application shares', () => {
  const note = new EntitySchema<{ id: number }>({
    name: 'note',
    columns: { id: { type: 'integer', primary: true } },
  });
  const shared = (options: object) =>
    new DataSource({
      type: 'postgres',
      url: database.url,
      entities: [note],
      synchronize: true,
      ...options,
    });
  const startOn = async (source: DataSource) => {
    const app = await HangfireApp.start({
      storage: new TypeOrmJobStorage(source, { schema: 'public' }),
      providers: [WorkService],
      server: SERVER,
    });
    apps.push(app);
    return app;
  };

  it('is made again after `dropSchema` of TypeORM has dropped all tables', async () => {
    for (const dropSchema of [false, true, true]) {
      const source = shared({ dropSchema });
      await source.initialize();
      await works(await startOn(source));
      await stop();
      await source.destroy();
    }
  });

  it('is made again even when that happens while a server runs', async () => {
    const app = await start({ schema: 'public' });
    await works(app);
    await (await shared({ dropSchema: true }).initialize()).destroy();

    await works(app);
  });

  it('stays as it is when TypeORM synchronizes its entities', async () => {
    const app = await start({ schema: 'public' });
    const { id } = await works(app);
    await (await shared({}).initialize()).destroy();

    expect(await app.jobs.get(id)).toBeDefined();
    await works(app);
    await works(await start({ schema: 'public' }));
  });

  it.each([
    ['table', 'CREATE TABLE server (id integer)'],
    ['table', 'CREATE TABLE migration (id integer)'],
    ['view', 'CREATE VIEW job AS SELECT 1 AS id'],
    [
      'function',
      "CREATE FUNCTION trim_history(text, integer) RETURNS text LANGUAGE sql AS $$ SELECT '' $$",
    ],
  ])(
    'is refused when a %s of the application has a name that the library needs',
    async (_, sql) => {
      await dataSource.query(sql);

      await expect(start({ schema: 'public' })).rejects.toMatchObject({
        code: 'HANGFIRE_INCOMPLETE_SCHEMA',
        message: expect.stringMatching(/belong to somebody else: give the option `schema`/),
      });
    },
  );
});
