import type { Tables } from '../../schema/tables.js';
import { differing } from './job-summary-columns.sql.js';
import { searchFilters } from './search-filters.sql.js';
import type { StepShape, WalkShape } from './step-shape.js';
import { numberOf } from './walked-jobs.sql.js';
import { type JobTable, lanes } from './walks.sql.js';

/** The tables of a walk. */
export const tablesOf = ({ name }: WalkShape): readonly JobTable[] => [
  ...new Set(lanes[name].map(({ table }) => table)),
];

/** Times to the microsecond, in a form that is read back the same whatever the settings are. */
export const keyTime = (time: string) =>
  time === 'NULL' ? 'NULL' : `DATE_FORMAT(${time}, '%Y-%m-%dT%H:%i:%s.%fZ')`;

export function timeOf({ time }: WalkShape, table: JobTable): string {
  const { stateAt, runAt } = differing[table];
  return { stateAt, runAt, createdAt: 'job.created_at' }[time];
}

/** What is asked for of the jobs in a table; of those too that the index of the order did not know. */
export function filtersOf({ walk, by, filters }: StepShape, table: JobTable): string {
  const unknown = by === 'none' ? lanes[walk.name].filter(({ among }) => among) : [];
  return [...unknown.map(({ where }) => where), searchFilters(filters, table)].join(' AND ');
}

/** The jobs of the step that stand in one table. */
export const walkedIn = (tables: Tables, table: JobTable) => `
      FROM walked
     STRAIGHT_JOIN ${tables[table]} AS job FORCE INDEX (PRIMARY) ON job.id = walked.id
     WHERE walked.stands = ${numberOf(table)}`;
