import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startEmbeddedPostgres } from '../support/embedded-postgres.js';
import { npm, run } from './support/commands.js';
import { PROJECT, packLibrary } from './support/packed-library.js';

const FIXTURE = join(PROJECT, 'test/package/fixtures/mikro-orm-6');
const TIMEOUT_MS = 60_000;

/** Version 7 is installed beside the specs, where version 6 would find it in place of its own packages. */
describe('In a transaction of MikroORM 6', () => {
  /** @type {string} */
  let folder;
  /** @type {import('../support/embedded-postgres.js').EmbeddedPostgres} */
  let postgres;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hangfire-mikro-orm-'));
    await cp(FIXTURE, folder, { recursive: true });
    const tarball = await packLibrary(folder);
    await npm(['install', '--no-audit', '--no-fund', tarball], folder);
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
      'rollback to a savepoint none',
      'ended HANGFIRE_NO_OPEN_TRANSACTION',
      'completeWith ordered 2',
      'written 1',
    ]);
  });
});
