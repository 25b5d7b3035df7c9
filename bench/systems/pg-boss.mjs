import { PgBoss } from 'pg-boss';
import { openSqlBooks } from './sql-books.mjs';

const QUEUE = 'noop';
const UNFINISHED = "state IN ('created', 'retry', 'active')";

/** @returns {import('./contract.mjs').System} */
export const pgBoss = ({ settings, runsPerSecond, options, queueOptions, workOptions }) => ({
  title: 'pg-boss',
  settings,
  runsPerSecond,

  async open({ url }, work) {
    const boss = new PgBoss({ connectionString: url, ...options });
    boss.on('error', console.error);
    await boss.start();
    await boss.createQueue(QUEUE, queueOptions);
    if (work) {
      await boss.work(QUEUE, workOptions(work.concurrency), (jobs) => handleAll(jobs, work));
    }

    return {
      enqueue: (job) => boss.send(QUEUE, job),
      enqueueMany: (jobs) =>
        boss.insert(
          QUEUE,
          jobs.map((data) => ({ data })),
        ),
      schedule: (job, startAfter) => boss.send(QUEUE, job, { startAfter }),
      close: () => boss.stop({ graceful: true }),
    };
  },

  openBooks: ({ url }) =>
    openSqlBooks(url, {
      hasUnfinished: `
        SELECT EXISTS (
          SELECT 1 FROM pgboss.job WHERE ${UNFINISHED} AND start_after <= now()) AS answer`,
      countUnfinished: `SELECT count(*)::int AS answer FROM pgboss.job WHERE ${UNFINISHED}`,
      countSucceeded: `SELECT count(*)::int AS answer FROM pgboss.job WHERE state = 'completed'`,
    }),
});

/** A batch is one call of the handler, which runs no more of its jobs at once than the cell says. */
async function handleAll(jobs, { handle, concurrency }) {
  for (let first = 0; first < jobs.length; first += concurrency) {
    await Promise.all(jobs.slice(first, first + concurrency).map(({ data }) => handle(data)));
  }
}

export const system = pgBoss({
  settings: 'defaults, with as many local workers as the cell asks for',
  // Twice its rate, because the first poll comes at once and would improve its figures; the others come
  // every two seconds.
  runsPerSecond: 25,
  options: {},
  queueOptions: {},
  workOptions: (localConcurrency) => ({ localConcurrency }),
});
