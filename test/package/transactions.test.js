import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startEmbeddedPostgres } from '../support/embedded-postgres.js';
import { npmInstall, run } from './support/commands.js';
import { PROJECT, packLibrary } from './support/packed-library.js';

const FIXTURES = join(PROJECT, 'test/package/fixtures');
const TIMEOUT_MS = 60_000;

/** Newer versions are installed beside the specs, where these would find them in place of their own packages. */
const LIBRARIES = [
  {
    title: 'MikroORM 6',
    fixture: 'mikro-orm-6',
    prints: ['rollback to a savepoint none', 'ended HANGFIRE_NO_OPEN_TRANSACTION'],
  },
  {
    title: 'Prisma 6 without its engine in Rust',
    fixture: 'prisma-6',
    prepare: generatePrismaClient,
    prints: [
      'rollback none',
      'ended HANGFIRE_NO_OPEN_TRANSACTION',
      'outside HANGFIRE_NO_OPEN_TRANSACTION',
    ],
  },
];

for (const { title, fixture, prepare, prints } of LIBRARIES) {
  describe(`In a transaction of ${title}`, () => {
    /** @type {string} */
    let folder;
    /** @type {import('../support/embedded-postgres.js').EmbeddedPostgres} */
    let postgres;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), `hangfire-${fixture}-`));
      await cp(join(FIXTURES, fixture), folder, { recursive: true });
      const tarball = await packLibrary(folder);
      await npmInstall(folder, [tarball], ['--ignore-scripts']);
      await prepare?.(folder);
      postgres = await startEmbeddedPostgres();
    });
    after(async () => {
      await postgres.dispose();
      await rm(folder, { recursive: true, force: true });
    });

    it('jobs are created and complete themselves, or not at all', async () => {
      const env = { ...process.env, DATABASE_URL: postgres.url };
      const printed = await run(process.execPath, ['main.js'], {
        cwd: folder,
        env,
        timeout: TIMEOUT_MS,
      });
      assert.deepEqual(printed.trim().split('\n'), [
        'commit confirmed 1',
        ...prints,
        'completeWith ordered 2',
        'written 1',
      ]);
    });
  });
}

/**
 * Prisma downloads its engines although nothing here uses them; with the address of any program it does not.
 *
 * @param {string} folder
 */
async function generatePrismaClient(folder) {
  const env = {
    ...process.env,
    DATABASE_URL: 'postgres://nobody@localhost/none',
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_QUERY_ENGINE_LIBRARY: process.execPath,
  };
  const prisma = join(folder, 'node_modules/prisma/build/index.js');
  await run(process.execPath, [prisma, 'generate'], { cwd: folder, env, timeout: TIMEOUT_MS });
}
