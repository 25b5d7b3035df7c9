/**
 * A process that runs jobs, for specs that kill it. Every run of a job ends with a line in a ledger,
 * written through a pool of its own and committed before the run ends.
 *
 * HANGFIRE_DIST: the compiled library · DATABASE_URL and STORAGE_TYPE of the store · LEDGER_URL, where the ledger stands in a
 * PostgreSQL of its own · SERVER_OPTIONS: JSON
 */
import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { LedgerWriter } from './ledger-writer.mjs';

const { DATABASE_URL, STORAGE_TYPE = 'postgres', LEDGER_URL = DATABASE_URL } = process.env;
const { SERVER_OPTIONS = '{}', HANGFIRE_DIST = '' } = process.env;
const { HangfireModule, JobContext } = await import(HANGFIRE_DIST);

const pool = new pg.Pool({ connectionString: LEDGER_URL, max: 3 });
// A database that restarts closes idle connections; the next query gets another one.
pool.on('error', () => {});

const ledger = new LedgerWriter(pool);
/** @type {(what: 'started' | 'ended', number: number) => Promise<void>} */
const write = (what, number) => ledger.write(what, number, JobContext.current().attempt);

class LedgerService {
  async work(/** @type {number} */ number) {
    await write('ended', number);
  }

  /** Leaves a line at both ends. */
  async step(/** @type {number} */ number, /** @type {number} */ lastsMs) {
    await write('started', number);
    await new Promise((resolve) => setTimeout(resolve, lastsMs));
    await write('ended', number);
  }

  /** Numbered by the second that its schedule gave. */
  async tick() {
    const { recurring } = JobContext.current();
    await write('ended', recurring.nominalAt.getTime() / 1_000);
  }

  /**
   * Leaves its line in the transaction that completes the job, and takes its time before and after each
   * of its steps.
   */
  async once(/** @type {number} */ number, /** @type {number} */ lastsMs) {
    const job = JobContext.current();
    const rest = () => new Promise((resolve) => setTimeout(resolve, lastsMs / 4));
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await rest();
      await client.query(`INSERT INTO ledger VALUES ($1, 'ended', $2, $3)`, [
        number,
        job.attempt,
        process.pid,
      ]);
      await rest();
      await job.completeWith({
        query: async (/** @type {string} */ sql, /** @type {unknown[]} */ values) =>
          (await client.query(sql, values)).rows,
      });
      await rest();
      await client.query('COMMIT');
      await rest();
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** Lets its process do nothing else. */
  async block(/** @type {number} */ number, /** @type {number} */ lastsMs) {
    await write('started', number);
    const endMs = performance.now() + lastsMs;
    while (performance.now() < endMs);
    await write('ended', number);
  }

  /** Takes its process along. */
  async die(/** @type {number} */ number) {
    await write('started', number);
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => {});
  }

  /** Runs until somebody opens the gate. */
  async hold(/** @type {number} */ number) {
    await write('started', number);
    while ((await pool.query('SELECT 1 FROM gate')).rowCount === 0) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await write('ended', number);
  }
}
Injectable()(LedgerService);

class LedgerModule {}
Module({
  imports: [
    HangfireModule.forRoot({
      storage: { type: STORAGE_TYPE, url: DATABASE_URL },
      server: JSON.parse(SERVER_OPTIONS),
    }),
  ],
  providers: [LedgerService],
})(LedgerModule);

const app = await NestFactory.createApplicationContext(LedgerModule, { logger: ['warn', 'error'] });

// The process then ends by itself, with code 0, unless something was left open.
process.once('SIGTERM', async () => {
  await app.close();
  await pool.end();
});
process.stdout.write('ready\n');
