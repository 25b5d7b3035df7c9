import { type StatementBuilder, statement } from '../statement.js';
import type { Tables } from '../tables.js';
import { FILTER_PARAMETERS, searchFilters } from './search-filters.js';

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
  /** Whether `where` takes a parameter of its own, which it calls `$own`. */
  readonly hasParameter?: boolean;
}

export type KeyType = 'text' | 'smallint' | 'uuid' | 'timestamptz';

/** How many jobs one call looks at. */
export type Bound = number;

const ofJob = `
  id, type, method, arguments, parameters, history, queue, priority, state, attempt, server_id,
  waiting_for, batch_id, failure, created_at, run_at, NULL::timestamptz AS expire_at,
  changed_at AS state_at`;
const ofFinishedJob = `
  id, type, method, arguments, parameters, history, queue, priority, state, attempt,
  NULL::text AS server_id, NULL::text AS waiting_for, batch_id, failure, created_at,
  NULL::timestamptz AS run_at, expire_at, finished_at AS state_at`;

/** Times to the microsecond, in a form that is read back the same whatever the settings are. */
const keyText = ([column, type]: readonly [string, KeyType]) =>
  type === 'timestamptz'
    ? `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : `${column}::text`;

const NARROWED: Readonly<Record<Narrowing, string>> = {
  none: '',
  batch: ' AND batch_id = $5',
  ids: ` AND id = ANY ($${FILTER_PARAMETERS + 1}::uuid[])`,
};

/** How many characters at the end of a history are read for its last entry. */
const LAST_ENTRY_CHARS = 100_000;

/** The rows of a walk from some place on, no further than the bound. */
function walked(tables: Tables, walk: Walk, narrowing: Narrowing, bound: Bound): string {
  const ownAt = FILTER_PARAMETERS + (narrowing === 'ids' ? 2 : 1);
  const keyAt = ownAt + (walk.hasParameter ? 1 : 0);
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
  return `SELECT * FROM (${rows.join(' UNION ALL ')}) AS every ${inOrder}`;
}

/** A time of the state has another name in each table. */
const timeOf = (text: string, table: 'job' | 'finishedJob') =>
  text.replaceAll('state_at', table === 'job' ? 'changed_at' : 'finished_at');

/**
 * Walks along an order and answers the jobs that are asked for, no more than the limit; where so many
 * jobs were looked at without finding enough, also a row without a job that says where to go on. One
 * statement, so that both are of one snapshot. The walk's bound is part of the text: for one that it
 * does not know the planner would rather sort the table.
 *
 * After the parameters of the filters: the ids, the walk's own parameter, its key, as far as they are.
 */
export function searchJobs(walk: Walk, narrowing: Narrowing, bound: Bound): StatementBuilder {
  const key = `ARRAY[${walk.key.map(keyText)}]`;

  return statement(
    `search-${walk.name}-${narrowing}-${bound}`,
    (tables) => `
  WITH found AS MATERIALIZED (
    SELECT row_number() OVER ()::integer AS place, walked.*
      FROM (${walked(tables, walk, narrowing, bound)}) AS walked
     WHERE ${searchFilters}
     LIMIT $1)
  SELECT place, ${key} AS key, id, type, method, parameters::text,
         right(history, ${LAST_ENTRY_CHARS}) AS history, queue, priority, state, attempt, server_id,
         waiting_for, batch_id, date_part('epoch', created_at) * 1000 AS created_ms,
         date_part('epoch', run_at) * 1000 AS run_ms,
         date_part('epoch', expire_at) * 1000 AS expire_ms,
         date_part('epoch', state_at) * 1000 AS state_ms, NULL::float8 AS until_ms
    FROM found
   UNION ALL
  SELECT NULL, ${key}, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
         NULL, NULL, NULL, date_part('epoch', ${walk.time}) * 1000
    FROM (SELECT * FROM (${walked(tables, walk, narrowing, bound)}) AS walked
          OFFSET ${bound - 1}) AS edge
   WHERE (SELECT count(*) FROM found) < $1
   ORDER BY place`,
  );
}

/**
 * Counts what is asked for among the first jobs of a walk, and how many were looked at.
 *
 * The same parameters.
 */
export const countJobs = (walk: Walk, narrowing: Narrowing, bound: Bound): StatementBuilder =>
  statement(
    `count-${walk.name}-${narrowing}-${bound}`,
    (tables) => `
  SELECT least(count(*) FILTER (WHERE ${searchFilters}), $1::bigint) AS amount, count(*) AS looked
    FROM (${walked(tables, walk, narrowing, bound)}) AS walked`,
  );

/**
 * Counts the jobs of a walk, in whatever order, so that an index alone may tell.
 *
 * $1 limit · $2 the walk's own parameter, if it has one
 */
export const countWalk = (walk: Walk): StatementBuilder =>
  statement(`count-${walk.name}`, (tables) => {
    const rows = walk.tables.map((table) => {
      const unexpired = table === 'finishedJob' ? ' AND expire_at > now()' : '';
      return `SELECT 1 FROM ${tables[table]}
               WHERE ${walk.where.replaceAll('$own', '$2::text')}${unexpired}`;
    });
    return `SELECT count(*) AS amount FROM (${rows.join(' UNION ALL ')} LIMIT $1) AS counted`;
  });
