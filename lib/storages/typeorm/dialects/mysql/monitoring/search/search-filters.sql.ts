import { FAILED, SCHEDULED, SUCCEEDED } from '../../../../../../states/state-names.js';
import { NOW } from '../../columns.js';
import { differing } from './job-summary-columns.sql.js';
import type { JobTable } from './walks.sql.js';

const SAID = "COALESCE(job.failure, '')";

/** Case makes no difference. It is no pattern, so that nothing in the text means anything. */
const has = (column: string) => `LOCATE(LOWER(?), LOWER(${column})) > 0`;

/** What follows the last beginning of such an entry in a history. Inside of texts, quotes have a backslash in front. */
const behindLast = (beginning: string) => `SUBSTRING_INDEX(job.history, '${beginning}', -1)`;

/** Whether a text begins with a whole number of which the condition holds. */
const number = (text: string, condition: string): string =>
  `(LEFT(${text}, 1) BETWEEN '0' AND '9' AND CAST(LEFT(${text}, 15) AS DECIMAL(15)) ${condition})`;

/** When the latest entry of a failure was written, in milliseconds since 1970. */
const failed = (sign: '<' | '>=') => `(job.failure IS NOT NULL
   AND ${number(behindLast(`{"state":"${FAILED}","at":`), `${sign} ? + 0e0`)})`;

/** What the latest entry of a success says, in milliseconds. */
function succeededIn(name: string): string {
  const entry = behindLast(`{"state":"${SUCCEEDED}",`);
  const field = `"${name}":`;
  const value = `SUBSTRING(${entry}, LOCATE('${field}', ${entry}) + ${field.length}, 15)`;
  return `(job.state = '${SUCCEEDED}' AND LOCATE('${field}', ${entry}) > 0
   AND ${number(value, 'BETWEEN ? + 0e0 AND ? + 0e0')})`;
}

const RETRY = `(job.state = '${SCHEDULED}' AND job.failure IS NOT NULL)`;
const STATE = 'job.state = ?';

/** What may be asked for, with `$server` and `$state_at` for columns that the tables have by different names. */
const FILTERS = {
  state: STATE,
  queue: 'job.queue = ?',
  serverId: '$server = ?',
  batchId: 'job.batch_id = ?',
  before: 'job.created_at < ?',
  after: 'job.created_at >= ?',
  retry: RETRY,
  noRetry: `NOT ${RETRY}`,
  fingerprint: 'job.fingerprint = ?',
  type: has('job.type'),
  method: has('job.method'),
  error: has(SAID),
  parameter: 'LOCATE(?, job.parameters) > 0',
  changedSince: '$state_at >= ?',
  word: `(${has('job.type')} OR ${has('job.method')} OR ${has(SAID)})`,
  argument: has('job.arguments'),
  failedBefore: failed('<'),
  failedAfter: failed('>='),
  ranOn: '($server = ? OR LOCATE(?, job.history) > 0)',
  duration: succeededIn('durationMs'),
  latency: succeededIn('latencyMs'),
} as const;

export type FilterName = keyof typeof FILTERS;

/** What a search asks for of a job, in the order of the names, but any of the states. */
export function searchFilters(names: readonly FilterName[], table: JobTable): string {
  const { serverId, stateAt } = differing[table];
  const states = names.filter((name) => name === 'state').map(() => STATE);
  const others = names.filter((name) => name !== 'state').map((name) => FILTERS[name]);
  return [
    table === 'job' ? 'TRUE' : `job.expire_at > ${NOW}`,
    ...(states.length === 0 ? [] : [`(${states.join(' OR ')})`]),
    ...others,
  ]
    .join('\n   AND ')
    .replaceAll('$server', serverId)
    .replaceAll('$state_at', stateAt);
}
