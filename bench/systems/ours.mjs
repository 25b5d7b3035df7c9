import { BackgroundJobService } from '../../dist/index.mjs';
import { NothingService } from '../ours/nothing.service.mjs';
import { startApplication } from '../ours/start-application.mjs';
import { openSqlBooks } from './sql-books.mjs';

const WHOLE_HISTORY = '%"Enqueued"%"Processing"%"Succeeded"%';

/** @type {import('./contract.mjs').System} */
export const system = {
  title: 'nestjs-hangfire',
  settings: 'defaults; every state is kept with its time, in a Nest application',
  runsPerSecond: 40_000,

  async open({ url }, work) {
    const app = await startApplication({ url, work, providers: [NothingService] });
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

  openBooks: ({ url }) =>
    openSqlBooks(url, {
      hasUnfinished: `
        SELECT EXISTS (SELECT 1 FROM hangfire.job WHERE state = 'Enqueued' AND waiting_for IS NULL)
            OR EXISTS (SELECT 1 FROM hangfire.job WHERE state = 'Processing') AS answer`,
      countUnfinished: 'SELECT count(*)::int AS answer FROM hangfire.job',
      countSucceeded: `
        SELECT count(*)::int AS answer FROM hangfire.finished_job
         WHERE state = 'Succeeded' AND attempt = 1 AND history LIKE '${WHOLE_HISTORY}'`,
    }),
};
