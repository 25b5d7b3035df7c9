import { jsonTable } from '../../columns.js';
import type { Tables } from '../../schema/tables.js';
import type { StepShape, WalkShape } from './step-shape.js';
import { type JobTable, type Lane, lanes, type OrderColumn, orderOf } from './walks.sql.js';

/** Earlier times cannot be written in a key. A Scheduled job without a time has none. */
const FIRST_TIME = "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', '1000-01-01')";

/**
 * The rows of a walk from some place on, no further than the bound, each with its number: `spot`, `id`, and `stands`, the
 * number of the table. The entries of an index tell all this, so that however long the texts of jobs are, and however many
 * have expired, no step reads more of them than it has to.
 *
 * The parameters of each lane: ? ids, or the batch · ? the walk's own one · ? key · ? last id · ? since · ? bound, as far as
 * they are; and ? bound, where there are several lanes
 */
export function walkedJobs(tables: Tables, shape: StepShape): string {
  const sorted = sortedBy(shape.walk);
  const rows = lanes[shape.walk.name].map((lane) => walkedLane(tables, lane, shape));
  return `
    SELECT ROW_NUMBER() OVER (ORDER BY ${sorted}) AS spot, merged.id, merged.stands
      FROM (${inOrder(rows, sorted)}) AS merged`;
}

/** Each query is in order for itself; the database would sort a whole table otherwise. They end with a limit. */
export function inOrder(queries: readonly string[], order: string): string {
  const [only = '', ...others] = queries;
  if (others.length === 0) return only;
  return `${queries.map((query) => `(${query})`).join(' UNION ALL ')} ORDER BY ${order} LIMIT ?`;
}

/** The number of a table in `stands`. */
export const numberOf = (table: JobTable): number => (table === 'job' ? 0 : 1);

function walkedLane(tables: Tables, lane: Lane, shape: StepShape): string {
  const columns = orderOf(shape.walk).map(({ column }) => `job.${column}`);
  return `
      SELECT ${columns.join(', ')}, ${numberOf(lane.table)} AS stands
        FROM ${sourceOf(tables, lane, shape)} AND ${boundsOf(shape).join(' AND ')}
       ORDER BY ${sortedBy(shape.walk, 'job.')}
       LIMIT ?`;
}

/** Along the index of the order; few jobs are found by another one, and all looked at, so that only those of the walk count. */
function sourceOf(
  tables: Tables,
  { table, index, where, among = where }: Lane,
  { by }: StepShape,
): string {
  const job = (name: string) => `${tables[table]} AS job FORCE INDEX (${name})`;
  const ofBatch = table === 'job' ? 'job_batch' : 'finished_job_batch';
  const wanted = jsonTable('wanted', { id: 'id' });
  return {
    none: `${job(index)} WHERE ${among}`,
    batch: `${job(ofBatch)} WHERE job.batch_id = ? AND ${where}`,
    ids: `${wanted} STRAIGHT_JOIN ${job('PRIMARY')} ON job.id = wanted.id WHERE ${where}`,
  }[by];
}

function boundsOf({ walk, isBehind, hasLast, hasSince }: StepShape): readonly string[] {
  const isUp = walk.direction === 'ascending';
  const order = orderOf(walk);
  const [first] = order;
  return [
    isBehind ? beyond(order, isUp ? '>' : '<') : 'TRUE',
    ...(hasLast ? [`job.id ${isUp ? '<=' : '>='} ?`] : []),
    ...(hasSince ? [`job.${first?.column} >= ${first?.value}`] : []),
    ...(walk.key[0] === 'runAt' ? [`job.place_order >= ${FIRST_TIME}`] : []),
  ];
}

/**
 * Written out, because MariaDB takes no range of an index for rows that are compared as a whole. It takes each part of the
 * key twice, but the last one.
 */
function beyond([first, ...others]: readonly OrderColumn[], sign: '<' | '>'): string {
  const { column, value } = first ?? { column: 'id', value: '?' };
  const further = `job.${column} ${sign} ${value}`;
  if (others.length === 0) return further;
  return `(${further} OR (job.${column} = ${value} AND ${beyond(others, sign)}))`;
}

const sortedBy = (walk: WalkShape, of = '') =>
  orderOf(walk)
    .map(({ column }) => `${of}${column} ${walk.direction === 'ascending' ? 'ASC' : 'DESC'}`)
    .join(', ');
