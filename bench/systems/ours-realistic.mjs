import { BackgroundJobService } from '../../dist/index.mjs';
import { ReportService, realisticProviders } from '../ours/report.service.mjs';
import { startApplication } from '../ours/start-application.mjs';
import { system as ours } from './ours.mjs';

const TEXT_OF_200_BYTES = 'report '.repeat(29).slice(0, 198);

const argumentsOf = (job) => [
  { ...job, title: TEXT_OF_200_BYTES.slice(0, 170) },
  TEXT_OF_200_BYTES,
  TEXT_OF_200_BYTES,
];

/** Our library with a job like those of applications, for the cell "realistic" only. */
export const system = {
  ...ours,
  runsPerSecond: 15_000,

  async open({ url }, work) {
    const app = await startApplication({ url, work, providers: realisticProviders });
    const jobs = app.get(BackgroundJobService);
    ReportService.handle = work?.handle;

    return {
      enqueueMany: (many) =>
        jobs.enqueueMany(ReportService, many, (report, job) => report.send(...argumentsOf(job))),
      close: () => app.close(),
    };
  },
};
