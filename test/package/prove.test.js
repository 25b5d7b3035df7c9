import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startEmbeddedPostgres } from '../support/embedded-postgres.js';
import { npmInstall, run } from './support/commands.js';
import { packLibrary } from './support/packed-library.js';

const RUN_TIMEOUT_MS = 120_000;
/** What most applications have, and the command does without. */
const WITHOUT_PEERS = ['--legacy-peer-deps'];

describe('The command of the packed library, by npx', () => {
  /** @type {string} */
  let folder;
  /** @type {import('../support/embedded-postgres.js').EmbeddedPostgres} */
  let postgres;

  const install = (/** @type {string[]} */ ...packages) =>
    npmInstall(folder, packages, WITHOUT_PEERS);
  const command = (/** @type {string[]} */ ...args) =>
    run('npx', ['--no', 'nestjs-hangfire', ...args], {
      cwd: folder,
      shell: process.platform === 'win32',
      timeout: RUN_TIMEOUT_MS,
    });
  const proveOn = (/** @type {string} */ url) =>
    command('prove', '--url', url, '--filter', 'the audit ›');

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hangfire-prove-'));
    await writeFile(join(folder, 'package.json'), '{ "private": true }');
    await install(await packLibrary(folder));
    postgres = await startEmbeddedPostgres();
  });
  after(async () => {
    await postgres.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('proves the store in memory beside no other package', async () => {
    assert.ok(!existsSync(join(folder, 'node_modules/@nestjs')));
    assert.match(await proveOn('memory:'), /^Total +\d+ +\d+ +– +– /m);
  });

  it('names the package that a database needs and that is not installed', async () => {
    await assert.rejects(proveOn(postgres.url), /HANGFIRE_MISSING_PACKAGE: The package "typeorm"/);
  });

  for (const version of ['0.3', '1']) {
    it(`proves the store on PostgreSQL beside TypeORM ${version} and pg alone`, async () => {
      await install(`typeorm@^${version}`);
      if (!existsSync(join(folder, 'node_modules/pg'))) {
        await assert.rejects(proveOn(postgres.url), /HANGFIRE_MISSING_PACKAGE: The package "pg"/);
        await install('pg@^8');
      }

      assert.match(await proveOn(postgres.url), /^Total +\d+ +\d+ +– +– /m);
      assert.ok(!existsSync(join(folder, 'node_modules/@nestjs')));
    });
  }
});
