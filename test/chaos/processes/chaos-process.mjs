/**
 * A process of an application under chaos: it runs jobs, creates them, or both, and writes down what
 * it does. It says `ready` when it has started; SIGUSR2 ends what it creates, SIGTERM all of it in an
 * orderly way.
 *
 * CHAOS: a `ProcessPlan` as JSON
 */
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { LedgerWriter } from '../ledger/ledger-writer.mjs';
import { createChaosService } from './chaos-service.mjs';
import { openDataSource } from './data-source.mjs';
import { dialectOf, storageOf } from './databases.mjs';
import { addFurtherMigrations } from './further-migrations.mjs';
import { Load } from './load.mjs';
import { resetSessions } from './reset-sessions.mjs';
import { watchEventLoop } from './watch-event-loop.mjs';

/**
 * @typedef {object} ProcessPlan
 * @property {string} library
 * @property {string} ledger the folder
 * @property {string} url
 * @property {import('../../../lib/index.js').ServerOptions | false} server
 * @property {import('./load.mjs').LoadPlan | null} load what it creates, if it creates jobs
 * @property {Partial<import('../../../lib/index.js').TypeOrmStorageOptions & import('../../../lib/index.js').RedisStorageOptions>} store
 * @property {Record<string, unknown>} module further options of the module
 * @property {boolean | undefined} [sharesDataSource] the store is given the DataSource that the jobs use
 * @property {number} [furtherMigrations] by how many migrations its version is newer than the library
 * @property {number} [resetsSessionsEveryMs] how often it resets sessions that it has opened
 */

const plan = /** @type {ProcessPlan} */ (JSON.parse(process.env.CHAOS ?? '{}'));
if (plan.furtherMigrations) {
  await addFurtherMigrations(plan.library, dialectOf(plan.url), plan.furtherMigrations);
}
if (plan.resetsSessionsEveryMs) resetSessions(plan.resetsSessionsEveryMs);
const library = await import(plan.library);
const ledger = new LedgerWriter(plan.ledger, String(process.pid));
if (plan.server) watchEventLoop(ledger, plan.server.serverTimeoutMs ?? 15_000);

const dataSource = await openDataSource(plan.url);
const ChaosService = createChaosService(
  library,
  ledger,
  dataSource,
  plan.sharesDataSource === true,
);

class ChaosModule {}
Module({
  imports: [
    library.HangfireModule.forRoot({
      ...plan.module,
      storage: plan.sharesDataSource
        ? { dataSource, ...plan.store }
        : { ...storageOf(plan.url), ...plan.store },
      server: plan.server,
    }),
  ],
  providers: [ChaosService],
})(ChaosModule);

const app = await NestFactory.createApplicationContext(ChaosModule, { logger: ['warn', 'error'] });
const load =
  plan.load && new Load({ plan: plan.load, app, library, ChaosService, ledger, dataSource });

// The process then ends by itself, with code 0, unless something was left open.
process.once('SIGTERM', async () => {
  await load?.stop();
  await app.close();
  if (dataSource.isInitialized) await dataSource.destroy();
  process.stdin.destroy();
});
// Keeps it running while it has nothing to do, and ends it when whoever started it is gone.
process.stdin.once('end', () => process.exit(1)).resume();
process.once('SIGUSR2', () => void load?.stop());
process.stdout.write('ready\n');
load?.start();
