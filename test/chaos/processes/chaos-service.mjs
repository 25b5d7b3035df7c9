import { setTimeout as pause } from 'node:timers/promises';
import { Inject } from '@nestjs/common';

/** @import { LedgerWriter } from '../ledger/ledger-writer.mjs' */

/** How much memory a greedy job takes at a time, until there is none left. */
const BITE = 1_000_000;

/**
 * The service whose jobs are run under chaos. Each of its methods takes the job's number first, and
 * leaves a line in the ledger at both ends of a run.
 *
 * @param {typeof import('../../../lib/index.js')} library as it was compiled
 * @param {LedgerWriter} ledger
 * @param {import('typeorm').DataSource} dataSource
 * @param {boolean} isShared the store is given the same DataSource, so that it can open transactions for jobs
 */
export function createChaosService(library, ledger, dataSource, isShared) {
  const { AutomaticRetry, BackgroundJobService, JobContext, JobTimeout, JobTimeoutError } = library;
  const { TransactionalJob } = library;

  /**
   * @template T
   * @param {number | undefined} number
   * @param {(job: InstanceType<typeof JobContext>) => Promise<T>} work
   */
  const noted = async (number, work) => {
    const job = JobContext.current();
    const facts = { number, jobId: job.jobId, attempt: job.attempt };
    ledger.write('started', facts);
    job.signal.addEventListener('abort', () => {
      if (job.signal.reason instanceof JobTimeoutError) ledger.write('timedOut', facts);
    });
    try {
      const result = await work(job);
      ledger.write('ended', facts);
      return result;
    } catch (error) {
      ledger.write(job.signal.aborted ? 'aborted' : 'threw', { ...facts, error: String(error) });
      throw error;
    }
  };

  class ChaosService {
    /** @param {import('../../../lib/index.js').BackgroundJobService} jobs */
    constructor(jobs) {
      this.jobs = jobs;
    }

    /** @param {number} number @param {number} lastsMs */
    work(number, lastsMs) {
      return noted(number, ({ signal }) => pause(lastsMs, undefined, { signal }));
    }

    /**
     * Has its effect in the transaction that completes it, and takes its time between the steps.
     *
     * @param {number} number @param {number} lastsMs
     */
    once(number, lastsMs) {
      return noted(number, (job) =>
        dataSource.transaction(async (manager) => {
          await pause(lastsMs / 3);
          await manager.query(`INSERT INTO effect VALUES (${number})`);
          await pause(lastsMs / 3);
          await job.completeWith(manager);
          await pause(lastsMs / 3);
        }),
      );
    }

    /**
     * The same, in a transaction that the library opens and ends, with another job as a part of its effect.
     *
     * @param {number} number @param {number} lastsMs
     */
    whole(number, lastsMs) {
      return noted(number, async ({ manager }) => {
        await pause(lastsMs / 3);
        await manager.query(`INSERT INTO effect VALUES (${number})`);
        await pause(lastsMs / 3);
        const parameters = { follows: number };
        await this.jobs.enqueue(ChaosService, (service) => service.nothing(), { parameters });
        await manager.query("SELECT 'enqueued'");
        await pause(lastsMs / 3);
      });
    }

    /**
     * Holds a connection of the application while the store takes one for another job.
     *
     * @param {number} number @param {number} lastsMs
     */
    nested(number, lastsMs) {
      return noted(number, () =>
        dataSource.transaction(async (manager) => {
          await manager.query('SELECT 1');
          await pause(lastsMs);
          await this.jobs.enqueue(ChaosService, (service) => service.nothing());
        }),
      );
    }

    /** The job of a schedule, which has no number. */
    tick() {
      return noted(undefined, () => pause(20));
    }

    /** One of a backlog: it leaves no lines. */
    nothing() {}

    /** @param {number} number @param {number} bytes */
    large(number, bytes) {
      return noted(number, async () => 'x'.repeat(bytes));
    }

    /**
     * Knows of no AbortSignal.
     *
     * @param {number} number @param {number} lastsMs
     */
    deaf(number, lastsMs) {
      return noted(number, () => pause(lastsMs));
    }

    /**
     * The same, but may take a second only: abandoned at first, it ends in time when it is tried again.
     *
     * @param {number} number @param {number} lastsMs
     */
    late(number, lastsMs) {
      return noted(number, ({ attempt }) => pause(attempt > 1 ? 10 : lastsMs));
    }

    /**
     * Keeps its process from doing anything else.
     *
     * @param {number} number @param {number} lastsMs
     */
    block(number, lastsMs) {
      return noted(number, async ({ attempt }) => {
        const fromMs = performance.now();
        while (attempt === 1 && performance.now() - fromMs < lastsMs);
      });
    }

    /**
     * Takes its process along, each time that it runs.
     *
     * @param {number} number @param {'exit' | 'memory'} how
     */
    die(number, how) {
      return noted(number, async () => {
        if (how === 'exit') process.exit(1);

        /** @type {unknown[]} */
        const taken = [];
        for (;;) taken.push(Array.from({ length: BITE }, (_, index) => ({ index })));
      });
    }
  }

  Inject(BackgroundJobService)(ChaosService, undefined, 0);
  // What fails because the database is away is tried again soon, and for as long as it takes.
  AutomaticRetry({ attempts: 1_000, delaysInSeconds: [1], logEvents: false })(ChaosService);
  const { prototype } = ChaosService;
  if (isShared) {
    TransactionalJob()(
      prototype,
      'whole',
      /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(prototype, 'whole')),
    );
  }
  JobTimeout(1)(
    prototype,
    'late',
    /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(prototype, 'late')),
  );
  return ChaosService;
}
