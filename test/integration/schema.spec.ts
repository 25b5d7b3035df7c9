import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { migrations } from '../../lib/storages/typeorm/dialects/postgres/schema/migrations/index.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

class WorkService {
  work(): string {
    return 'done';
  }
}

let database: TestDatabase;
let apps: HangfireApp[];

beforeEach(async () => {
  database = await createTestDatabase();
  apps = [];
});
afterEach(async () => {
  for (const app of apps) await app.close();
  await database.drop();
});

const start = async (url = database.url, options: object = {}) => {
  const app = await HangfireApp.start({
    storage: { type: 'postgres', url, ...options },
    providers: [WorkService],
  });
  apps.push(app);
  return app;
};
const works = async (app: HangfireApp) =>
  app.reaches(await app.jobs.enqueue(WorkService, (service) => service.work()), 'Succeeded');
const execute = async (text: string, url = database.url) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

describe('the schema', () => {
  it('is made by the first process, even when several come at once', async () => {
    const started = await Promise.all([start(), start(), start(), start()]);
    for (const app of started) await works(app);

    expect(await execute('SELECT number FROM hangfire.migration')).toEqual(
      migrations.map(({ number }) => ({ number })),
    );
  });

  it('separates applications by its name', async () => {
    const [one, other] = [
      await start(database.url, { schema: 'one' }),
      await start(database.url, { schema: 'Other "app"' }),
    ];
    const { id } = await works(one);

    expect(await other.jobs.get(id)).toBeUndefined();
    await works(other);
  });

  it.each([
    ['umlauts of 62 bytes', 'ä'.repeat(31)],
    ['emoji and quotes', `👋 "it's" \\ $1 %I`],
    ['63 bytes', 'x'.repeat(63)],
    ['63 other bytes that begin alike', `${'x'.repeat(62)}y`],
    ['capitals and dots', 'My.Schema'],
  ])('may have a name of %s', async (_, schema) => {
    const [one, other] = [await start(database.url, { schema }), await start()];
    const { id } = await works(one);
    await one.storage.maintenance.removeExpired({});

    expect(await other.jobs.get(id)).toBeUndefined();
    const found = await execute(
      `SELECT 1 AS found FROM pg_namespace WHERE nspname = '${schema.replaceAll("'", "''")}'`,
    );
    expect(found).toHaveLength(1);
  });

  it.each([
    ['64 bytes', 'x'.repeat(64)],
    ['32 characters of 64 bytes', 'ä'.repeat(32)],
    ['16 emoji', '👋'.repeat(16)],
    ['no characters', ''],
    ['a NUL', 'a\0b'],
    ['a lone surrogate', 'a\ud800'],
    ['a beginning that PostgreSQL keeps to itself', 'pg_jobs'],
  ])('may not have a name of %s', async (_, schema) => {
    await expect(start(database.url, { schema })).rejects.toMatchObject({
      code: 'HANGFIRE_INVALID_OPTIONS',
      message: expect.stringMatching(/storage\.schema: expected a name of 1 to 63 bytes/),
    });
  });

  it('is refused when it is newer than the code', async () => {
    await works(await start());
    await execute("INSERT INTO hangfire.migration (number, name) VALUES (99, 'later')");

    await expect(start()).rejects.toMatchObject({
      code: 'HANGFIRE_SCHEMA_TOO_NEW',
      message: expect.stringContaining('version 99'),
    });
  });
});

describe('a database user', () => {
  const user = `hangfire_user_${process.pid}`;
  let url: string;

  beforeEach(async () => {
    await execute(`CREATE ROLE ${user} LOGIN PASSWORD 'secret'`);
    const address = new URL(database.url);
    address.username = user;
    address.password = 'secret';
    url = address.href;
  });
  afterEach(() => execute(`DROP OWNED BY ${user}; DROP ROLE ${user}`));

  it('without the right to create the schema is told which right is missing', async () => {
    await expect(start(url)).rejects.toMatchObject({
      code: 'HANGFIRE_INSUFFICIENT_PRIVILEGE',
      message: expect.stringMatching(/permission denied.*GRANT CREATE ON DATABASE/),
    });
  });

  it('without rights on an existing schema is told as well', async () => {
    await works(await start());

    await expect(start(url)).rejects.toMatchObject({
      code: 'HANGFIRE_INSUFFICIENT_PRIVILEGE',
      message: expect.stringMatching(
        /USAGE on schema hangfire, CREATE on schema hangfire, SELECT on /,
      ),
    });
  });

  it('is told which rights making the tables takes beside a schema of its own', async () => {
    await execute(`CREATE SCHEMA hangfire AUTHORIZATION ${user}`);
    const name = new URL(database.url).pathname.slice(1);
    await execute(`REVOKE TEMPORARY ON DATABASE ${name} FROM PUBLIC`);

    await expect(start(url)).rejects.toMatchObject({
      code: 'HANGFIRE_INSUFFICIENT_PRIVILEGE',
      lacking: [`TEMPORARY on database ${name}`],
    });
  });

  it('that owns nothing is told which tables a migration takes', async () => {
    await works(await start());
    await execute(`DELETE FROM hangfire.migration WHERE number = 7;
      GRANT ALL ON SCHEMA hangfire TO ${user}; GRANT ALL ON ALL TABLES IN SCHEMA hangfire TO ${user};
      ALTER TABLE hangfire.finished_job OWNER TO ${user}`);
    for (const { name } of await execute(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'hangfire' AND tablename ~ '\\d$'",
    )) {
      await execute(`ALTER TABLE hangfire.${name} OWNER TO ${user}`);
    }

    await expect(start(url)).rejects.toMatchObject({
      code: 'HANGFIRE_INSUFFICIENT_PRIVILEGE',
      lacking: expect.arrayContaining(['ownership of hangfire.counter_increment']),
    });
  });

  it('needs no more than a schema of its own', async () => {
    await execute(`CREATE SCHEMA hangfire AUTHORIZATION ${user}`);

    await works(await start(url));
    await apps.pop()?.close();
  });
});
