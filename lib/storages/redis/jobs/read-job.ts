import type { JobRecord } from '../../../storage/jobs/records.js';
import { type JobRow, jobRecordOf } from './job-row.js';

/** A job as it was read for a decision. */
export interface ReadJob {
  readonly record: JobRecord;
  /** Another text after each move of the job. */
  readonly version: string;
}

/** @param row a row of `JOB_ROWS` */
export const readJobOf = (row: JobRow): ReadJob => ({
  record: jobRecordOf(row),
  version: row.at(-1) ?? '',
});

export function versionsOf(jobs: readonly ReadJob[]): (jobId: string) => string | undefined {
  const versions = new Map(jobs.map(({ record, version }) => [record.id, version]));
  return (jobId) => versions.get(jobId);
}
