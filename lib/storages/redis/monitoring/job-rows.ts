import { MAX_LISTED_ARGUMENTS_CHARS } from '../../../storage/monitoring/listed-arguments.js';
import type { JobSummary } from '../../../storage/monitoring/monitoring-store.js';
import { dateOf, optionalDateOf } from '../../parts/instants.js';
import { jobSummaryOf } from '../../parts/monitoring/job-summary.js';
import type { RedisExecutor } from '../redis-executor.js';
import { type JobField, SUMMARY_FIELDS } from './job-row-fields.js';
import { readAll } from './read-all.js';
import { READ_JOBS, SUMMARIZE_JOBS } from './scripts/read-jobs.lua.js';
import { type JobRow, SearchedRow } from './searched-row.js';

/** How many jobs one script reads. */
const ROWS_IN_SCRIPT = 500;
const SUMMARIES_IN_SCRIPT = 200;

/** The jobs of these ids that are there and have not expired, in their order. */
export async function readRows(
  reader: RedisExecutor,
  ids: readonly string[],
  fields: readonly JobField[],
): Promise<SearchedRow[]> {
  const rows = await readAll<JobRow>(reader, READ_JOBS, ids, {
    count: ROWS_IN_SCRIPT,
    head: [fields.length, ...fields],
  });
  return rows.map((row) => new SearchedRow(row, fields));
}

/** The same as lists show them. */
export async function readSummaries(
  reader: RedisExecutor,
  ids: readonly string[],
): Promise<JobSummary[]> {
  const rows = await readAll<JobRow>(reader, SUMMARIZE_JOBS, ids, { count: SUMMARIES_IN_SCRIPT });
  return rows.map(summaryOf);
}

function summaryOf(row: JobRow): JobSummary {
  const job = new SearchedRow(row, SUMMARY_FIELDS);
  const [args, history] = job.added;
  return jobSummaryOf({
    id: job.id,
    type: job.type,
    method: job.method,
    arguments: args && args.length <= MAX_LISTED_ARGUMENTS_CHARS ? args : undefined,
    queue: job.queue,
    priority: job.priority,
    state: job.state,
    attempt: job.attempt,
    parameters: job.parameters,
    history: history ?? '',
    createdAt: dateOf(job.createdAt),
    runAt: optionalDateOf(job.runAt),
    expireAt: optionalDateOf(job.expireAt),
    serverId: job.serverId,
    waitingFor: job.waitingFor,
    batchId: job.batchId,
    stateAt: dateOf(job.since),
  });
}
