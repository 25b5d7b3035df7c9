/**
 * A process with a dashboard that runs jobs as well, for specs that look at what a dashboard does while
 * servers work, and kill it. Every run leaves a line in the ledger.
 *
 * HANGFIRE_DIST: the compiled library · DATABASE_URL · SERVER_OPTIONS: JSON
 */
import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { LedgerWriter } from './ledger-writer.mjs';

const { DATABASE_URL, SERVER_OPTIONS = '{}', HANGFIRE_DIST = '' } = process.env;
const { AutomaticRetryFilter, HangfireModule, JobContext } = await import(HANGFIRE_DIST);
const { HangfireDashboardModule, PERMISSIONS } = await import(
  new URL('dashboard/index.mjs', `file://${HANGFIRE_DIST}`).href
);

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 3 });
const ledger = new LedgerWriter(pool);
/** @type {(number: number) => Promise<number>} */
const run = async (number) => {
  const { attempt } = JobContext.current();
  await ledger.write('ended', number, attempt);
  return attempt;
};

class MendedService {
  /** Fails at first, and goes on failing where the number is odd. */
  async connect(/** @type {number} */ number) {
    const attempt = await run(number);
    if (attempt === 1 || number % 2 === 1) throw new Error(`Connection ${attempt} refused`);
  }

  /** Always fails, with another error. */
  async write(/** @type {number} */ number) {
    await run(number);
    throw new Error('Disk full');
  }
}
Injectable()(MendedService);

class DashboardServerModule {}
Module({
  imports: [
    HangfireModule.forRoot({
      storage: { type: 'postgres', url: DATABASE_URL },
      server: JSON.parse(SERVER_OPTIONS),
      filters: [new AutomaticRetryFilter({ attempts: 0 })],
    }),
    HangfireDashboardModule.forRoot({
      authorize: () => ({ name: 'ada', permissions: PERMISSIONS }),
    }),
  ],
  providers: [MendedService],
})(DashboardServerModule);

const app = await NestFactory.create(DashboardServerModule, { logger: ['warn', 'error'] });
await app.listen(0, '127.0.0.1');

process.stdout.write(`listening at ${await app.getUrl()}\nready\n`);
