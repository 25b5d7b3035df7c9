import type {
  JobPage,
  JobSearch,
  MonitoringStore,
} from '../../storage/monitoring/monitoring-store.js';
import { jobRowOf } from '../api/mapping/job-row.js';
import type { Disclosure } from '../display/disclosure.js';
import type { JobFile } from './job-files.js';

/** How many jobs we read at a time. */
const PORTION_JOBS = 200;

export interface JobExport extends Pick<JobPage, 'isOldestFirst'> {
  /** Undefined if nothing can match. */
  readonly search: JobSearch | undefined;
  readonly file: JobFile;
}

/** A part of a file. */
export interface ExportPortion {
  readonly text: string;
  readonly jobs: number;
}

/** A file with all jobs that match, masked as in lists. Each portion is read when it is asked for. */
export async function* exportedJobs(
  { search, file, isOldestFirst }: JobExport,
  monitoring: MonitoringStore,
  disclosure: Disclosure,
): AsyncGenerator<ExportPortion> {
  let text = file.beginning;
  let cursor: string | undefined;
  do {
    const page = search
      ? await monitoring.search(search, { limit: PORTION_JOBS, cursor, isOldestFirst })
      : { jobs: [], next: undefined };
    for (const job of page.jobs) text += file.lineOf(jobRowOf(job, disclosure));
    yield { text, jobs: page.jobs.length };
    text = '';
    cursor = page.next;
  } while (cursor !== undefined);
}
