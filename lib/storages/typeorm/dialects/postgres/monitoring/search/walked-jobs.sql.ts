import type { Narrowing } from '../../../../../sql/monitoring/search-operations.js';
import type { KeyPart, Walk } from '../../../../../sql/monitoring/walk.js';
import type { Tables } from '../../schema/tables.js';
import { ofFinishedJob, ofJob } from './job-summary-columns.sql.js';
import { FILTER_PARAMETERS } from './search-filters.sql.js';
import { keyColumns, stops, walkedRows } from './walks.sql.js';

/** How the rows of a walk are found. */
export type NarrowedBy = Narrowing['by'];

/** Up to how many jobs one statement looks at. */
export type Bound = number;

const NARROWED: Readonly<Record<NarrowedBy, string>> = {
  none: '',
  batch: ' AND batch_id = $5',
  ids: ` AND id = ANY ($${FILTER_PARAMETERS + 1}::uuid[])`,
};

/** Times to the microsecond, in a form that is read back the same whatever the settings are. */
function keyText(part: KeyPart): string {
  const { column, type } = keyColumns[part];
  return type === 'timestamptz'
    ? `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : `${column}::text`;
}

/** The key of a row, from which on a walk may go on. */
export const keyOf = ({ key }: Walk): string => `ARRAY[${key.map(keyText)}]`;

/**
 * The rows of a walk from some place on, no further than the bound, each with its number. The bound is
 * part of the text: for one that it does not know the planner would rather sort the table.
 *
 * After the parameters of the filters: the ids, the walk's own parameter, its key, as far as they are.
 */
export function walkedJobs(tables: Tables, walk: Walk, by: NarrowedBy, bound: Bound): string {
  const columns = walk.key.map((part) => keyColumns[part].column);
  const order = columns.map((column) => `${column} ${isUp(walk) ? 'ASC' : 'DESC'}`);
  const inOrder = `ORDER BY ${order} LIMIT ${bound}`;
  // Each table in order for itself: the planner merges what is sorted, and would sort what is not.
  const walked = `SELECT * FROM (${jobsOfWalk(tables, walk, by, inOrder)}) AS every ${inOrder}`;
  return `SELECT row_number() OVER ()::integer AS place, walked.* FROM (${walked}) AS walked`;
}

/** All rows of a walk from some place on, in whatever order. The parameters are the same. */
export function jobsOfWalk(tables: Tables, walk: Walk, by: NarrowedBy, inOrder = ''): string {
  const ownAt = FILTER_PARAMETERS + (by === 'ids' ? 2 : 1);
  const keyAt = ownAt + (walk.only === undefined ? 0 : 1);
  const keys = walk.key.map((part) => keyColumns[part]);
  const columns = keys.map(({ column }) => column);
  const values = keys.map(({ type }, index) => `$${keyAt + index}::${type}`);
  const beyond = `(${columns}) ${isUp(walk) ? '>' : '<'} (${values})`;
  const { from, where } = walkedRows[walk.name];
  const own = where.replaceAll('$own', `$${ownAt}::text`);
  const stop = stopOf(walk)
    .replaceAll('$stop', `$${keyAt + walk.key.length}`)
    .replaceAll('$beyond', isUp(walk) ? '<=' : '>=');
  const rows = from.map((table) => {
    const unexpired = table === 'finishedJob' ? ' AND expire_at > now()' : '';
    const between = timeOf(`${beyond} AND ${stop}`, table);
    return `(SELECT ${table === 'job' ? ofJob : ofFinishedJob} FROM ${tables[table]}
              WHERE ${own} AND ${between}${unexpired}${NARROWED[by]} ${inOrder})`;
  });
  return rows.join(' UNION ALL ');
}

const isUp = ({ direction }: Walk) => direction === 'ascending';

const stopOf = ({ key: [first = 'id'] }: Walk) => stops[first] ?? 'true';

/** A time of the state has another name in each table. */
const timeOf = (text: string, table: 'job' | 'finishedJob') =>
  text.replaceAll('state_at', table === 'job' ? 'changed_at' : 'finished_at');
