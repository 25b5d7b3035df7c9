import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { ScratchSchema } from '../../lib/storages/typeorm/dialects/postgres/schema/scratch-schema.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { aNewJob } from '../support/builders.js';
import { type CompiledLibrary, compileLibrary } from '../support/compiled-library.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { commandProcess } from './support/command-process.js';

/** A whole proof takes minutes. */
const ONE_CASE = ['--filter', 'the audit › lists who'];
const TIMEOUT_MS = 120_000;

let library: CompiledLibrary;
let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  library = compileLibrary();
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
}, TIMEOUT_MS);

afterAll(async () => {
  await client.end();
  await database.drop();
});

const prove = (...args: string[]) => commandProcess(library, ['prove', ...args]);

async function schemas(): Promise<string[]> {
  const { rows } = await client.query(
    "SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)' ORDER BY 1",
  );
  return rows.map(({ nspname }) => nspname);
}

async function contentOf(schema: string): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace
     UNION SELECT proname FROM pg_proc WHERE pronamespace = $1::regnamespace`,
    [schema],
  );
  return rows.map(({ relname }) => relname);
}

describe('The command nestjs-hangfire prove', () => {
  it(
    'proves the store in memory',
    async () => {
      const { exitCode, stdout, stderr } = await prove('--url', 'memory:', ...ONE_CASE);

      expect(stdout).toMatch(/^audit +\d +\d +– +– /m);
      expect(stderr).toBe('');
      expect(exitCode).toBe(0);
    },
    TIMEOUT_MS,
  );

  it(
    'proves the store in the embedded database',
    async () => {
      const { exitCode, stdout, stderr } = await prove('--url', 'pglite:', '--json', ...ONE_CASE);

      expect(JSON.parse(stdout)).toMatchObject({ total: { failed: 0, leftOut: 0 } });
      expect(stderr).toBe('');
      expect(exitCode).toBe(0);
    },
    TIMEOUT_MS,
  );

  it(
    'proves the store on PostgreSQL, by two connections, and drops the schema that it made',
    async () => {
      const before = await schemas();
      const { exitCode, stdout, stderr } = await prove(
        ...['--url', database.url],
        ...['--schema', 'brand "new"'],
        ...['--filter', 'claiming by two connections'],
      );

      expect(stdout).toMatch(/^queues +\d +\d +– +– /m);
      expect(stderr).toBe('');
      expect(exitCode).toBe(0);
      expect(await schemas()).toEqual(before);
    },
    TIMEOUT_MS,
  );

  it(
    'names the case that a store fails which hands out a job twice',
    async () => {
      const { exitCode, stdout } = await prove(
        '--store',
        './twice-claiming-store.mjs',
        '--filter',
        'claiming',
      );

      expect(stdout).toContain(') queues › claiming › gives a job to one claim only\n');
      expect(exitCode).toBe(1);
    },
    TIMEOUT_MS,
  );

  it(
    'takes away what it has made when it is interrupted, and says what was run',
    async () => {
      const before = await schemas();
      const args = ['prove', '--url', database.url, '--filter', 'batch'];
      const { exitCode, stdout } = await commandProcess(library, args, { signal: 'SIGINT' });

      expect(stdout).toMatch(/^Stopped by SIGINT after \d+ of \d+ cases: /m);
      expect(exitCode).toBe(130);
      expect(await schemas()).toEqual(before);
    },
    TIMEOUT_MS,
  );

  it(
    'says that a database is away, without its password',
    async () => {
      const { exitCode, stdout, stderr } = await prove(
        '--url',
        'postgres://ada:secret@127.0.0.1:1/a',
      );

      expect(stderr).toMatch(/^HANGFIRE_STORAGE_UNAVAILABLE: /);
      expect(stdout + stderr).not.toContain('secret');
      expect(exitCode).toBe(2);
    },
    TIMEOUT_MS,
  );
});

describe('The schema of a proof', () => {
  it(
    'is empty again when it was empty, for a user who may do no more',
    async () => {
      await client.query(`
      CREATE ROLE prover LOGIN;
      CREATE SCHEMA given;
      GRANT USAGE, CREATE ON SCHEMA given TO prover`);
      const url = new URL(database.url);
      url.username = 'prover';

      const given = ['--url', url.href, '--schema', 'given'];
      const { exitCode, stderr } = await prove(...given, ...ONE_CASE);
      const content = await contentOf('given');
      await client.query('DROP SCHEMA given; DROP ROLE prover');

      expect(stderr).toBe('');
      expect(exitCode).toBe(0);
      expect(content).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'is refused when jobs stand in it, which stay',
    async () => {
      const dataSource = new DataSource({ type: 'postgres', url: database.url });
      const storage = new TypeOrmJobStorage(dataSource, { schema: 'occupied' });
      const job = aNewJob();
      await storage.open();
      await storage.jobs.createJobs([job]);

      const occupied = ['--url', database.url, '--schema', 'occupied'];
      const { exitCode, stdout, stderr } = await prove(...occupied, ...ONE_CASE);
      const found = await storage.jobs.findJob(job.id);
      await storage.close();

      expect(stderr).toMatch(/^HANGFIRE_SCHEMA_NOT_EMPTY: The schema "occupied" is not empty/);
      expect(stdout).toBe('');
      expect(exitCode).toBe(2);
      expect(found).toMatchObject({ id: job.id });
    },
    TIMEOUT_MS,
  );

  it.each([
    ['free', 'nothing', 'SELECT 1', true],
    ['taken', 'a table', 'CREATE TABLE strange.job (id int)', false],
    [
      'taken',
      'a function',
      "CREATE FUNCTION strange.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
      false,
    ],
    ['taken', 'a type', "CREATE TYPE strange.mood AS ENUM ('glad')", false],
  ])('is %s when it holds %s', async (_state, _content, creation, isFree) => {
    const dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
    await client.query('CREATE SCHEMA strange');
    await client.query(creation);

    const answer = await new ScratchSchema(dataSource, 'strange').isFree();
    await client.query('DROP SCHEMA strange CASCADE');
    await dataSource.destroy();

    expect(answer).toBe(isFree);
  });
});
