/**
 * A process that runs jobs, for specs that kill it. Every run of a job ends with a line in a ledger,
 * written through a pool of its own and committed before the run ends.
 *
 * HANGFIRE_DIST: the compiled library · DATABASE_URL · SERVER_OPTIONS: JSON
 */
import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';

const { DATABASE_URL, SERVER_OPTIONS = '{}', HANGFIRE_DIST = '' } = process.env;
const { HangfireModule, JobContext } = await import(HANGFIRE_DIST);

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 3 });
// A database that restarts closes idle connections; the next query gets another one.
pool.on('error', () => {});

/** Lines that came together go out together; each waits for its commit. */
class Ledger {
  /** @type {{ values: [number, string, number], resolve: () => void, reject: (error: unknown) => void }[]} */
  waiting = [];
  isWriting = false;

  /**
   * @param {'started' | 'ended'} what
   * @param {number} number
   * @returns {Promise<void>}
   */
  write(what, number) {
    return new Promise((resolve, reject) => {
      this.waiting.push({ values: [number, what, JobContext.current().attempt], resolve, reject });
      if (!this.isWriting) void this.flush();
    });
  }

  async flush() {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const lines = this.waiting.splice(0);
      const column = (/** @type {number} */ index) => lines.map(({ values }) => values[index]);
      try {
        await pool.query(
          `INSERT INTO ledger (number, what, attempt, pid)
           SELECT *, $4::integer FROM unnest($1::integer[], $2::text[], $3::integer[])`,
          [column(0), column(1), column(2), process.pid],
        );
        for (const { resolve } of lines) resolve();
      } catch (error) {
        for (const { reject } of lines) reject(error);
      }
    }
    this.isWriting = false;
  }
}

const ledger = new Ledger();

class LedgerService {
  async work(/** @type {number} */ number) {
    await ledger.write('ended', number);
  }

  /** Leaves a line at both ends. */
  async step(/** @type {number} */ number, /** @type {number} */ lastsMs) {
    await ledger.write('started', number);
    await new Promise((resolve) => setTimeout(resolve, lastsMs));
    await ledger.write('ended', number);
  }

  /** Numbered by the second that its schedule gave. */
  async tick() {
    const { recurring } = JobContext.current();
    await ledger.write('ended', recurring.nominalAt.getTime() / 1_000);
  }

  /** Takes its process along. */
  async die(/** @type {number} */ number) {
    await ledger.write('started', number);
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => {});
  }

  /** Runs until somebody opens the gate. */
  async hold(/** @type {number} */ number) {
    await ledger.write('started', number);
    while ((await pool.query('SELECT 1 FROM gate')).rowCount === 0) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await ledger.write('ended', number);
  }
}
Injectable()(LedgerService);

class LedgerModule {}
Module({
  imports: [
    HangfireModule.forRoot({
      storage: { type: 'postgres', url: DATABASE_URL },
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
