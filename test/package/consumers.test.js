import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { npmInstall, run } from './support/commands.js';
import { PROJECT, packLibrary } from './support/packed-library.js';

const FIXTURES = join(PROJECT, 'test/package/fixtures');
const COMPILER = join(PROJECT, 'node_modules/typescript/bin/tsc');
const RUN_TIMEOUT_MS = 60_000;

describe('Packed library', () => {
  /** @type {string} */
  let workshop;
  /** @type {string} */
  let tarball;

  before(async () => {
    workshop = await mkdtemp(join(tmpdir(), 'hangfire-package-'));
    tarball = await packLibrary(workshop);
  });
  after(() => rm(workshop, { recursive: true, force: true }));

  for (const fixture of ['nest-12-esm', 'nest-11-commonjs']) {
    describe(`in a fresh ${fixture} application`, () => {
      /** @type {string} */
      let folder;
      const node = (/** @type {string[]} */ ...args) =>
        run(process.execPath, args, { cwd: folder, timeout: RUN_TIMEOUT_MS });

      before(async () => {
        folder = join(workshop, fixture);
        await cp(join(FIXTURES, fixture), folder, { recursive: true });
        await cp(join(FIXTURES, 'typed'), folder, { recursive: true });
        await npmInstall(folder, [tarball]);
      });

      it('runs a job', async () => {
        assert.match(await node('main.js'), /^hello world$/m);
      });

      it('runs jobs inside the guards and interceptors of Nest, however their service is provided', async () => {
        const printed = await node('enhancers.js');
        const lines = printed.trim().split('\n');
        assert.deepEqual(lines, [
          'Greeter: <hello ada>',
          'Greeter: handled Forbidden resource',
          'Welcome: <hello bob>',
          'Farewell: <hello eve>',
          [
            'hangfire Greeter greet, guard  ADA ',
            'hangfire Greeter greet, guard NOBODY',
            'hangfire Greeter greet, guard BOB',
            'hangfire Greeter greet, guard EVE',
          ].join(', '),
        ]);
      });

      it('runs a job once in hybrid, microservice and standalone applications, inside global guards by option', async () => {
        const printed = await node('microservices.js');
        assert.deepEqual(printed.trim().split('\n'), [
          'hybrid: run, shutdown, hello ada',
          'hybrid, global: APP_GUARD rpc, app rpc, APP_GUARD hangfire, app hangfire, run, shutdown, hello ada',
          'hybrid, global, apart: APP_GUARD hangfire, app hangfire, run, shutdown, hello ada',
          'microservice: APP_GUARD rpc, app rpc, run, shutdown, hello ada',
          'microservice, global: APP_GUARD rpc, app rpc, APP_GUARD hangfire, app hangfire, run, shutdown, hello ada',
          'standalone, global: APP_GUARD hangfire, run, shutdown, hello ada',
        ]);
      });

      for (const kind of ['hybrid', 'microservice', 'standalone']) {
        it(`lets a job end before a signal ends a ${kind} application`, async () => {
          await assert.rejects(
            node('microservices.js', kind),
            /\nthe job ends\nshutdown by SIGTERM\n/,
          );
        });
      }

      it('serves the dashboard, on Express', async () => {
        assert.match(
          await node('dashboard.js'),
          /^page 200, script 200 text\/javascript; charset=utf-8, session 200$/m,
        );
      });

      it('answers the checks of health of the Terminus for this Nest', async () => {
        const [ready, live] = (await node('health.js')).trim().split('\n');
        assert.match(ready ?? '', /^ready 503 error .*Too few servers are alive.*"status":"down"/);
        assert.match(live ?? '', /^live 200 ok .*"status":"up"/);
      });

      it('has the types of every entry point', async () => {
        assert.equal(await node(COMPILER, '-p', '.'), '');
      });
    });
  }

  it('has a testing kit that works under Vitest, too', async () => {
    const folder = join(workshop, 'vitest');
    await cp(join(FIXTURES, 'vitest'), folder, { recursive: true });
    await npmInstall(folder, [tarball]);
    const vitest = join(folder, 'node_modules/vitest/vitest.mjs');
    const options = { cwd: folder, timeout: RUN_TIMEOUT_MS };

    assert.match(await run(process.execPath, [vitest, 'run'], options), /Tests.*8 passed/);
  });
});
