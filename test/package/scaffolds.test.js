import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startEmbeddedPostgres } from '../support/embedded-postgres.js';
import { ROWS, titleOf } from './scaffolds/rows.js';
import { Running } from './scaffolds/running.js';
import { Scaffold } from './scaffolds/scaffold.js';
import { packLibrary } from './support/packed-library.js';

describe('The library in an application as `nest new` makes it', () => {
  /** @type {string} */
  let workshop;
  /** @type {string} */
  let tarball;
  /** @type {import('../support/embedded-postgres.js').EmbeddedPostgres} */
  let postgres;

  before(async () => {
    workshop = await mkdtemp(join(tmpdir(), 'hangfire-scaffolds-'));
    [tarball, postgres] = await Promise.all([packLibrary(workshop), startEmbeddedPostgres()]);
  });
  after(async () => {
    await postgres.dispose();
    await rm(workshop, { recursive: true, force: true });
  });

  for (const [index, row] of ROWS.entries()) {
    describe(titleOf(row), () => {
      /** @type {Scaffold} */
      let scaffold;

      /** @param {NodeJS.ProcessEnv} env */
      async function assertRuns(env) {
        const application = await Running.start(scaffold, env);
        try {
          assert.equal(await application.runJob(), 'reminded Ada');
          assert.deepEqual(await application.openDashboard(), [200, 200]);
        } finally {
          await application.end();
        }
      }

      it('is installed', async () => {
        scaffold = await Scaffold.create(row, { workshop, name: `app-${index}`, tarball });
      });

      it('passes its tests', async () => {
        await scaffold.test('test');
      });

      it('passes its end-to-end tests', async () => {
        await scaffold.test('test:e2e');
      });

      it('is built', async () => {
        await scaffold.build();
      });

      it('runs jobs and shows the dashboard, on the embedded database', () => assertRuns({}));

      it('runs jobs and shows the dashboard, on PostgreSQL', () =>
        assertRuns({ DATABASE_URL: postgres.url }));

      if (row.schedule === undefined) return;
      it('runs what @nestjs/schedule ran, as jobs, when the import is changed', async () => {
        const runsOnce = async () => {
          await scaffold.build();
          const application = await Running.start(scaffold, {});
          try {
            return await application.firstRun();
          } finally {
            await application.end();
          }
        };
        await scaffold.useSchedules();
        assert.deepEqual(await runsOnce(), { runs: 1, jobs: 0 });
        await scaffold.replaceSchedules();
        assert.deepEqual(await runsOnce(), { runs: 1, jobs: 1 });
      });
    });
  }
});
