import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startEmbeddedPostgres } from '../support/embedded-postgres.js';
import { npmInstall, run } from './support/commands.js';
import { PROJECT, packLibrary } from './support/packed-library.js';

const FIXTURE = join(PROJECT, 'test/package/fixtures/bundled');
const TIMEOUT_MS = 60_000;

describe('A whole application in one file', () => {
  /** @type {string} */
  let workshop;
  /** @type {string} */
  let source;
  /** @type {import('../support/embedded-postgres.js').EmbeddedPostgres} */
  let postgres;

  before(async () => {
    workshop = await mkdtemp(join(tmpdir(), 'hangfire-bundles-'));
    source = join(workshop, 'source');
    await cp(FIXTURE, source, { recursive: true });
    const tarball = await packLibrary(workshop);
    await npmInstall(source, [tarball]);
    postgres = await startEmbeddedPostgres();
  });
  after(async () => {
    await postgres.dispose();
    await rm(workshop, { recursive: true, force: true });
  });

  for (const bundler of ['esbuild', 'webpack']) {
    it(`runs jobs and serves the dashboard, made by ${bundler}`, async () => {
      const folder = join(workshop, bundler);
      await mkdir(folder);
      const bundling = ['bundle.js', bundler, folder];
      await run(process.execPath, bundling, { cwd: source, timeout: TIMEOUT_MS });

      const env = { ...process.env, DATABASE_URL: postgres.url, XDG_STATE_HOME: folder };
      const options = { cwd: folder, env, timeout: TIMEOUT_MS };
      const printed = await run(process.execPath, [`${bundler}.js`], options);
      assert.equal(printed, 'Greet world: hello world\npage 200, true\n');
    });
  }

  describe('that is minified', () => {
    /** @type {Record<string, { first: RegExp, second: RegExp }>} */
    const kinds = {
      plain: { first: /^HANGFIRE_GENERATED_JOB_TYPE$/, second: /^never run$/ },
      decorated: {
        first: /^HANGFIRE_GENERATED_JOB_TYPE$/,
        second: /^HANGFIRE_GENERATED_JOB_TYPE$/,
      },
      pinned: { first: /^[0-9a-f-]{36}$/, second: /^Succeeded email$/ },
    };

    for (const [kind, { first, second }] of Object.entries(kinds)) {
      it(`has no other class run a job after the next build: ${kind} classes`, async () => {
        const folder = join(workshop, kind);
        await mkdir(folder);
        const runBuild = async (/** @type {string} */ build, /** @type {string[]} */ ...args) => {
          const bundling = ['bundle.js', 'minified', folder, build, kind];
          await run(process.execPath, bundling, { cwd: source, timeout: TIMEOUT_MS });
          const env = { ...process.env, DATABASE_URL: postgres.url };
          const options = { cwd: folder, env, timeout: TIMEOUT_MS };
          return (await run(process.execPath, [`${kind}-${build}.js`, ...args], options)).trim();
        };

        const printed = await runBuild('1');
        assert.match(printed, first);
        if (kind !== 'plain') assert.match(await runBuild('2', printed), second);
      });
    }
  });
});
