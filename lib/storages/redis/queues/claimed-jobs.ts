import type { ClaimedJob } from '../../../storage/jobs/records.js';
import { dateOf } from '../../parts/instants.js';
import { readParameters } from '../../parts/job-text.js';

/** What `CLAIM_JOBS` answers for a job. */
export type ClaimedRow = readonly [
  id: string,
  type: string,
  method: string,
  args: string,
  params: string,
  created: string,
  queue: string,
  priority: string,
  attempt: number,
  runAt: number | null,
  batchId: string | null,
  isCanceled: 0 | 1,
];

/**
 * Jobs that are claimed together mostly have the same names, each row in texts of its own. The texts of the first are kept for
 * all, because hundreds of jobs may lie ready at a time.
 */
export function claimedJobsOf(
  rows: readonly ClaimedRow[],
  serverId: string,
  claimedMs: number,
): ClaimedJob[] {
  const [first] = rows;
  const claimedAt = dateOf(claimedMs);
  return rows.map((row) => claimedJobOf(row, first ?? row, serverId, claimedAt));
}

const sameText = (text: string, first: string) => (text === first ? first : text);

function claimedJobOf(
  row: ClaimedRow,
  first: ClaimedRow,
  serverId: string,
  claimedAt: Date,
): ClaimedJob {
  const createdAt = dateOf(row[5]);
  return {
    id: row[0],
    type: sameText(row[1], first[1]),
    method: sameText(row[2], first[2]),
    arguments: row[3],
    queue: sameText(row[6], first[6]),
    priority: Number(row[7]),
    lease: { serverId, attempt: row[8] },
    parameters: readParameters(row[4]),
    createdAt,
    runAt: row[9] === null ? createdAt : dateOf(row[9]),
    claimedAt,
    batchId: row[10] ?? undefined,
    isCanceled: row[11] === 1 || undefined,
  };
}
