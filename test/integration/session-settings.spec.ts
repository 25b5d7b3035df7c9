import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

class SumService {
  add(...numbers: number[]): number {
    return numbers.reduce((sum, number) => sum + number, 0);
  }
}

let database: TestDatabase;
let app: HangfireApp | undefined;

const start = async () => {
  app = await HangfireApp.start({
    storage: { type: 'postgres', url: database.url },
    providers: [SumService],
  });
  return app;
};

const inDatabase = async (statement: (name: string) => string) => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(statement(String(client.database)));
  await client.end();
};

const set = (setting: string) => inDatabase((name) => `ALTER DATABASE ${name} SET ${setting}`);

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await app?.close();
  app = undefined;
  await database.drop();
});

describe('A setting under which PostgreSQL answers wrong values', () => {
  it.each([
    ['extra_float_digits', '-1', 'extra_float_digits = -1'],
    ['array_nulls', 'off', 'array_nulls = off'],
    ['search_path', 'public before pg_catalog', 'search_path = public, pg_catalog'],
  ])('is refused at the start: %s', async (setting, value, statement) => {
    await set(statement);

    await expect(start()).rejects.toMatchObject({
      code: 'HANGFIRE_UNSUPPORTED_SERVER',
      setting,
      value,
      message: expect.stringContaining(`RESET ${setting}`),
    });
  });
});

describe('A setting that changes how PostgreSQL writes or searches', () => {
  it.each([
    'extra_float_digits = 0',
    'search_path = nowhere',
    'search_path = pg_catalog, public',
    "DateStyle = 'SQL, DMY'",
    "IntervalStyle = 'sql_standard'",
    "bytea_output = 'escape'",
    "TimeZone = 'Asia/Kathmandu'",
    'standard_conforming_strings = off',
    'default_transaction_isolation = serializable',
  ])('makes no difference: %s', async (statement) => {
    await set(statement);
    const before = Date.now();
    const { jobs, logger } = await start();
    const id = await jobs.enqueue(SumService, (sums) => sums.add(1, 2));
    const job = await app?.reaches(id, 'Succeeded');

    expect(job).toMatchObject({ result: 3 });
    expect(Math.abs((job?.createdAt.getTime() ?? 0) - before)).toBeLessThan(3_600_000);
    expect(logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('Where transactions are serializable by default', () => {
  it("the store's own are not, so that they do not make one another fail", async () => {
    await set('default_transaction_isolation = serializable');
    const { jobs, logger } = await start();
    const ids = await jobs.enqueueMany(
      SumService,
      Array.from({ length: 200 }, (_, number) => number),
      (sums, number) => sums.add(number),
    );
    for (const id of ids) await app?.reaches(id, 'Succeeded');

    expect(logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
