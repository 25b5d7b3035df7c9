import { MAX_LISTED_ARGUMENTS_CHARS } from '../../../../../../storage/monitoring/listed-arguments.js';
import { LAST_ENTRY_CHARS } from '../../../../../parts/monitoring/bounds.js';
import { msOf } from '../../columns.js';
import type { JobTable } from './walks.sql.js';

const MAX_BYTES_PER_CHAR = 4;

/** What the two tables have by different names, or only one of them has. */
interface DifferingColumns {
  readonly stateAt: string;
  readonly serverId: string;
  readonly waitingFor: string;
  readonly runAt: string;
  readonly expireAt: string;
}

export const differing: Readonly<Record<JobTable, DifferingColumns>> = {
  job: {
    stateAt: 'job.changed_at',
    serverId: 'job.server_id',
    waitingFor: 'job.waiting_for',
    runAt: 'job.run_at',
    expireAt: 'NULL',
  },
  finishedJob: {
    stateAt: 'job.finished_at',
    serverId: 'NULL',
    waitingFor: 'NULL',
    runAt: 'NULL',
    expireAt: 'job.expire_at',
  },
};

const optionalMs = (time: string) => (time === 'NULL' ? 'NULL' : msOf(time));

/** The columns from which a summary is read, as summary-rows.ts expects them. */
export function summaryColumns(table: JobTable): string {
  const { stateAt, serverId, waitingFor, runAt, expireAt } = differing[table];
  return `
  job.id, job.type, job.method,
  IF(OCTET_LENGTH(job.arguments) <= ${MAX_BYTES_PER_CHAR * MAX_LISTED_ARGUMENTS_CHARS}
     AND CHAR_LENGTH(job.arguments) <= ${MAX_LISTED_ARGUMENTS_CHARS}, job.arguments, NULL) AS arguments,
  job.parameters, RIGHT(job.history, ${LAST_ENTRY_CHARS}) AS history, job.queue, job.priority,
  job.state, job.attempt, ${serverId} AS server_id, ${waitingFor} AS waiting_for, job.batch_id,
  ${msOf('job.created_at')} AS created_ms, ${optionalMs(runAt)} AS run_ms,
  ${optionalMs(expireAt)} AS expire_ms, ${msOf(stateAt)} AS state_ms`;
}
