import { MAX_LISTED_ARGUMENTS_CHARS } from '../../../storage/listed-arguments.js';
import type { JobSummary } from '../../../storage/monitoring-store.js';
import { chunksOf } from '../../parts/chunks.js';
import { dateOf, optionalDateOf } from '../../parts/instants.js';
import { jobSummaryOf } from '../../parts/monitoring/job-summary.js';
import type { RedisExecutor } from '../redis-executor.js';
import type { RedisScript, ScriptArgument } from '../scripts/redis-script.js';
import { type JobField, SUMMARY_FIELDS } from './job-row-fields.js';
import { READ_JOBS, SUMMARIZE_JOBS } from './scripts/read-jobs.lua.js';
import { type JobRow, SearchedRow } from './searched-row.js';

/** How many jobs one script reads. */
const ROWS_IN_SCRIPT = 500;
const SUMMARIES_IN_SCRIPT = 200;
const LANES = 2;

/** The jobs of these ids that are there and have not expired, in their order. */
export async function readRows(
  reader: RedisExecutor,
  ids: readonly string[],
  fields: readonly JobField[],
): Promise<SearchedRow[]> {
  const rows = await readAll(reader, READ_JOBS, ids, {
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
  const rows = await readAll(reader, SUMMARIZE_JOBS, ids, { count: SUMMARIES_IN_SCRIPT, head: [] });
  return rows.map(summaryOf);
}

interface Pieces {
  /** How many ids one script gets. */
  readonly count: number;
  /** The arguments in front of the ids. */
  readonly head: readonly ScriptArgument[];
}

/** While one script runs, the answer of another one is read. Their number is bounded: others wait behind them. */
async function readAll(
  reader: RedisExecutor,
  script: RedisScript,
  ids: readonly string[],
  { count, head }: Pieces,
): Promise<JobRow[]> {
  const chunks = chunksOf(ids, { count });
  const answers: JobRow[][] = [];
  let begun = 0;
  const lane = async () => {
    while (begun < chunks.length) {
      const at = begun;
      begun += 1;
      answers[at] = await readChunk(reader, script, head, chunks[at] ?? []);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return answers.flat();
}

/** A script stops early where the texts are long. */
async function readChunk(
  reader: RedisExecutor,
  script: RedisScript,
  head: readonly ScriptArgument[],
  ids: readonly string[],
): Promise<JobRow[]> {
  const rows: JobRow[] = [];
  for (let from = 0; from < ids.length; ) {
    const args = [...head, ...ids.slice(from)];
    const [looked, found] = await reader.run<[number, JobRow[]]>(script, args);
    rows.push(...found);
    from += looked;
  }
  return rows;
}

function summaryOf(row: JobRow): JobSummary {
  const [state, expireAt] = row;
  const job = new SearchedRow(row, SUMMARY_FIELDS);
  const [args, history] = job.added;
  const field = (name: (typeof SUMMARY_FIELDS)[number]) =>
    row[2 + SUMMARY_FIELDS.indexOf(name)] ?? undefined;
  return jobSummaryOf({
    id: job.id,
    type: job.type,
    method: job.method,
    arguments: args && args.length <= MAX_LISTED_ARGUMENTS_CHARS ? args : undefined,
    queue: job.queue,
    priority: job.priority,
    state: state ?? '',
    attempt: Number(field('attempt')),
    parameters: job.parameters,
    history: history ?? '',
    createdAt: dateOf(job.createdAt),
    runAt: optionalDateOf(job.runAt),
    expireAt: optionalDateOf(expireAt),
    serverId: job.serverId,
    waitingFor: job.isWaiting ? field('resource') : undefined,
    batchId: job.batchId,
    stateAt: dateOf(job.since),
  });
}
