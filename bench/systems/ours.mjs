import { BackgroundJobService } from '../../dist/index.mjs';
import { NothingService } from '../ours/nothing.service.mjs';
import { startApplication } from '../ours/start-application.mjs';
import { openSqlBooks } from './sql-books.mjs';

const WHOLE_HISTORY = '%"Enqueued"%"Processing"%"Succeeded"%';

/**
 * @param {{
 *   settings: string,
 *   runsPerSecond: number,
 *   storageIn: (place: import('./contract.mjs').Place) => object,
 *   openBooks: import('./contract.mjs').System['openBooks'],
 *   options?: object,
 * }} variant
 * @returns {import('./contract.mjs').System}
 */
export const ours = ({ title, settings, runsPerSecond, storageIn, openBooks, options }) => ({
  title,
  settings,
  runsPerSecond,
  openBooks,

  async open(place, work) {
    const storage = storageIn(place);
    const app = await startApplication({ storage, options, work, providers: [NothingService] });
    const jobs = app.get(BackgroundJobService);
    NothingService.handle = work?.handle;

    return {
      enqueue: (job) => jobs.enqueue(NothingService, (nothing) => nothing.run(job)),
      enqueueMany: (many) =>
        jobs.enqueueMany(NothingService, many, (nothing, job) => nothing.run(job)),
      schedule: (job, at) => jobs.schedule(NothingService, (nothing) => nothing.run(job), at),
      close: () => app.close(),
    };
  },
});

export const postgresBooks = ({ url }) =>
  openSqlBooks(url, {
    hasUnfinished: `
      SELECT EXISTS (SELECT 1 FROM hangfire.job WHERE state = 'Enqueued' AND waiting_for IS NULL)
          OR EXISTS (SELECT 1 FROM hangfire.job WHERE state = 'Processing') AS answer`,
    countUnfinished: 'SELECT count(*)::int AS answer FROM hangfire.job',
    countSucceeded: `
      SELECT count(*)::int AS answer FROM hangfire.finished_job
       WHERE state = 'Succeeded' AND attempt = 1 AND history LIKE '${WHOLE_HISTORY}'`,
  });

/** The same of MySQL and MariaDB. */
export const MYSQL_STATEMENTS = {
  hasUnfinished: `
    SELECT EXISTS (SELECT 1 FROM hangfire_job WHERE state = 'Enqueued' AND waiting_for IS NULL)
        OR EXISTS (SELECT 1 FROM hangfire_job WHERE state = 'Processing') AS answer`,
  countUnfinished: 'SELECT count(*) AS answer FROM hangfire_job',
  countSucceeded: `
    SELECT count(*) AS answer FROM hangfire_finished_job
     WHERE state = 'Succeeded' AND attempt = 1 AND history LIKE '${WHOLE_HISTORY}'`,
};

/** On PostgreSQL at the defaults, with further options of the module. */
export const oursOnPostgres = (options) =>
  ours({
    title: 'nestjs-hangfire',
    settings: 'defaults; every state is kept with its time, in a Nest application',
    runsPerSecond: 40_000,
    storageIn: ({ url }) => ({ type: 'postgres', url }),
    openBooks: postgresBooks,
    options,
  });

export const system = oursOnPostgres();
