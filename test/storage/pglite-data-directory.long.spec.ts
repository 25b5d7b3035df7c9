import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { transformFileSync } from '@swc/core';
import { createPgliteDriver } from '../../lib/storages/typeorm/dialects/postgres/pglite/pglite-driver.js';
import type { PglitePool } from '../../lib/storages/typeorm/dialects/postgres/pglite/pglite-pool.js';
import type { QueryResult } from '../../lib/storages/typeorm/dialects/postgres/pglite/query-result.js';

const newPool = (dataDir: string): PglitePool => new (createPgliteDriver({ dataDir }).Pool)();
const rowsOf = async (pool: PglitePool, text: string) =>
  ((await pool.query(text)) as QueryResult).rows;

// Inside the project, where a child process finds the installed packages.
const WORK_DIR = mkdtempSync(join(process.cwd(), 'node_modules', '.pglite-driver-spec-'));

afterAll(() => rmSync(WORK_DIR, { recursive: true, force: true }));

describe('The data directory', () => {
  const LIB = join(process.cwd(), 'lib');
  const DRIVER = 'storages/typeorm/dialects/postgres/pglite';
  let dataDir: string;

  /** A child process runs JavaScript, so the driver is compiled for it once. */
  beforeAll(() => {
    const sourcesIn = (folder: string) =>
      readdirSync(join(LIB, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(folder, name));

    for (const source of [...sourcesIn(DRIVER), ...sourcesIn('support')]) {
      const { code } = transformFileSync(join(LIB, source), {
        swcrc: false,
        module: { type: 'es6' },
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      });
      const target = join(WORK_DIR, 'lib', source.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, code);
    }
    writeFileSync(join(WORK_DIR, 'package.json'), '{ "type": "module" }');
    writeFileSync(
      join(WORK_DIR, 'writer.js'),
      `import { createPgliteDriver } from './lib/${DRIVER}/pglite-driver.js';
       const pool = new (createPgliteDriver({ dataDir: process.argv[2] }).Pool)();
       await pool.query('CREATE TABLE IF NOT EXISTS entry (id bigserial PRIMARY KEY)');
       for (;;) {
         const { rows } = await pool.query('INSERT INTO entry DEFAULT VALUES RETURNING id');
         console.log(rows[0].id);
       }`,
    );
  });

  const startWriter = () =>
    spawn(process.execPath, [join(WORK_DIR, 'writer.js'), dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });

  const linesOf = ({ stdout }: ReturnType<typeof startWriter>) => createInterface(stdout);

  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('is created with its parents, and keeps what was committed', async () => {
    dataDir = join(WORK_DIR, 'data', 'of', 'the-app');
    const first = newPool(dataDir);
    await first.query('CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)');
    await first.end();

    const second = newPool(dataDir);
    expect(await rowsOf(second, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
    await second.end();
  });

  it('is refused to a second process while one has it open, and free afterwards', async () => {
    dataDir = join(WORK_DIR, 'shared');
    const writer = startWriter();
    await once(writer.stdout, 'data');

    const pool = newPool(dataDir);
    await expect(pool.connect()).rejects.toMatchObject({
      code: 'HANGFIRE_EMBEDDED_DATABASE_IN_USE',
      dataDir,
      pid: writer.pid,
    });
    writer.kill('SIGKILL');
    await once(writer, 'exit');

    expect(await rowsOf(pool, 'SELECT 1 AS value')).toEqual([{ value: 1 }]);
    await pool.end();
  });

  it('keeps every acknowledged row when the process is killed while it writes', async () => {
    dataDir = join(WORK_DIR, 'killed');
    const acknowledged: string[] = [];

    for (const killedAfter of [10, 200, 35]) {
      const writer = startWriter();
      const ended = once(writer, 'exit');
      const last = acknowledged.length + killedAfter;
      for await (const id of linesOf(writer)) {
        acknowledged.push(id);
        if (acknowledged.length === last) writer.kill('SIGKILL');
      }
      await ended;
    }

    const pool = newPool(dataDir);
    const rows = await rowsOf(pool, 'SELECT id FROM entry');
    const stored = new Set(rows.map(({ id }) => id));
    await pool.end();

    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(245);
  });

  it('starts afresh when the process died while it created the database', async () => {
    dataDir = join(WORK_DIR, 'half-made');
    mkdirSync(join(dataDir, 'base'), { recursive: true });
    writeFileSync(join(dataDir, 'PG_VERSION'), '18');
    writeFileSync(join(dataDir, 'hangfire.creating'), '');

    const pool = newPool(dataDir);
    expect(await rowsOf(pool, 'SELECT 1 AS value')).toEqual([{ value: 1 }]);
    await pool.end();
    expect(readdirSync(dataDir).filter((name) => name.startsWith('hangfire'))).toEqual([]);
  });
});
