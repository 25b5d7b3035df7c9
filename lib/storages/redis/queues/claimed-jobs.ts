import type { ClaimedJob } from '../../../storage/jobs/records.js';
import { dateOf } from '../../parts/instants.js';
import { readParameters } from '../../parts/job-text.js';

type OwnFields = readonly [id: string, args: string, created: string, runAt: string | null];

type WholeRow = readonly [
  ...own: OwnFields,
  type: string,
  method: string,
  params: string,
  queue: string,
  priority: string,
  attempt: string,
  batchId: string | null,
  isCanceled: 0 | 1,
];

/** What `CLAIM_JOBS` answers for a job. Where all other fields are those of the job before it, only its own fields. */
export type ClaimedRow = OwnFields | WholeRow;

/** The texts that several jobs have in common are kept once, because hundreds of jobs may lie ready at a time. */
export function claimedJobsOf(
  rows: readonly ClaimedRow[],
  serverId: string,
  claimedMs: number,
): ClaimedJob[] {
  const claimedAt = dateOf(claimedMs);
  const jobs: ClaimedJob[] = [];
  let whole: WholeRow | undefined;
  for (const row of rows) {
    if (isWhole(row)) whole = row;
    if (whole) jobs.push(claimedJobOf(row, whole, serverId, claimedAt));
  }
  return jobs;
}

const isWhole = (row: ClaimedRow): row is WholeRow => row.length > 4;

function claimedJobOf(
  [id, args, created, runAt]: ClaimedRow,
  [, , , , type, method, params, queue, priority, attempt, batchId, isCanceled]: WholeRow,
  serverId: string,
  claimedAt: Date,
): ClaimedJob {
  const createdAt = dateOf(created);
  return {
    id,
    type,
    method,
    arguments: args,
    queue,
    priority: Number(priority),
    lease: { serverId, attempt: Number(attempt) },
    parameters: readParameters(params),
    createdAt,
    runAt: runAt === null ? createdAt : dateOf(runAt),
    claimedAt,
    batchId: batchId ?? undefined,
    isCanceled: isCanceled === 1 || undefined,
  };
}
