import type { Tables } from '../schema/tables.js';
import { ofFinishedJob, ofJob } from './job-summary-columns.sql.js';
import { FILTER_PARAMETERS } from './search-filters.sql.js';

/** Which rows a walk is restricted to by an index of theirs; few enough to be sorted. */
export type Narrowing = 'none' | 'batch' | 'ids';

/** Along an order that an index has, or among rows that are few. */
export interface Walk {
  readonly name: string;
  readonly tables: readonly ('job' | 'finishedJob')[];
  readonly where: string;
  /** What the rows are ordered by, and where a page begins: columns, with their types. */
  readonly key: readonly (readonly [column: string, type: KeyType])[];
  readonly direction: 'ASC' | 'DESC';
  /** What the walk's time is, for those who are told how far it came. */
  readonly time: string;
  /**
   * Where it may end when jobs created after some time are asked for; `$stop` is a parameter behind the
   * key.
   */
  readonly stop?: string;
  /** Which part of a search `where` takes as a parameter of its own; it calls it `$own`. */
  readonly own?: 'state' | 'queue';
  /** No index has its order: there are few rows, which are sorted. */
  readonly isSorted?: boolean;
}

export type KeyType = 'text' | 'smallint' | 'uuid' | 'timestamptz';

/** Up to how many jobs one statement looks at. */
export type Bound = number;

const NARROWED: Readonly<Record<Narrowing, string>> = {
  none: '',
  batch: ' AND batch_id = $5',
  ids: ` AND id = ANY ($${FILTER_PARAMETERS + 1}::uuid[])`,
};

/** Times to the microsecond, in a form that is read back the same whatever the settings are. */
const keyText = ([column, type]: readonly [string, KeyType]) =>
  type === 'timestamptz'
    ? `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : `${column}::text`;

/** The key of a row, from which on a walk may go on. */
export const keyOf = ({ key }: Walk): string => `ARRAY[${key.map(keyText)}]`;

/**
 * The rows of a walk from some place on, no further than the bound, each with its number. The bound is
 * part of the text: for one that it does not know the planner would rather sort the table.
 *
 * After the parameters of the filters: the ids, the walk's own parameter, its key, as far as they are.
 */
export function walkedJobs(tables: Tables, walk: Walk, narrowing: Narrowing, bound: Bound): string {
  const ownAt = FILTER_PARAMETERS + (narrowing === 'ids' ? 2 : 1);
  const keyAt = ownAt + (walk.own ? 1 : 0);
  const columns = walk.key.map(([column]) => column);
  const values = walk.key.map(([, type], index) => `$${keyAt + index}::${type}`);
  const beyond = `(${columns}) ${walk.direction === 'ASC' ? '>' : '<'} (${values})`;
  const where = walk.where.replaceAll('$own', `$${ownAt}::text`);
  const stop = walk.stop?.replaceAll('$stop', `$${keyAt + walk.key.length}`) ?? 'true';
  const order = columns.map((column) => `${column} ${walk.direction}`);
  const inOrder = `ORDER BY ${order} LIMIT ${bound}`;
  const rows = walk.tables.map((table) => {
    const unexpired = table === 'finishedJob' ? ' AND expire_at > now()' : '';
    const from = timeOf(`${beyond} AND ${stop}`, table);
    return `(SELECT ${table === 'job' ? ofJob : ofFinishedJob} FROM ${tables[table]}
              WHERE ${where} AND ${from}${unexpired}${NARROWED[narrowing]} ${inOrder})`;
  });
  // Each table in order for itself: the planner merges what is sorted, and would sort what is not.
  const walked = `SELECT * FROM (${rows.join(' UNION ALL ')}) AS every ${inOrder}`;
  return `SELECT row_number() OVER ()::integer AS place, walked.* FROM (${walked}) AS walked`;
}

/** A time of the state has another name in each table. */
const timeOf = (text: string, table: 'job' | 'finishedJob') =>
  text.replaceAll('state_at', table === 'job' ? 'changed_at' : 'finished_at');
