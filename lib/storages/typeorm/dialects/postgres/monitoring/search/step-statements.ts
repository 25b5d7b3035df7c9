import type { WalkStep } from '../../../../../sql/monitoring/search-operations.js';
import type { Walk } from '../../../../../sql/monitoring/walk.js';
import type { StatementBuilder } from '../../statement.js';
import { countJobs, countJobsById, countWalk } from './count-jobs.sql.js';
import { searchJobs } from './search-jobs.sql.js';

const statements = new Map<string, StatementBuilder>();

/** Each is built when it is first needed: there are more than any application ever runs. */
function built(name: string, build: () => StatementBuilder): StatementBuilder {
  const statement = statements.get(name) ?? build();
  statements.set(name, statement);
  return statement;
}

export const searchStatement = ({ walk, narrowing: { by }, bound }: WalkStep) =>
  built(`search ${walk.name} ${walk.direction} ${by} ${bound}`, () => searchJobs(walk, by, bound));

export const countStatement = ({ walk, narrowing: { by }, bound }: WalkStep) =>
  by === 'ids'
    ? built(`count ${walk.name} ids`, () => countJobsById(walk))
    : built(`count ${walk.name} ${by} ${bound}`, () => countJobs(walk, by, bound));

export const walkStatement = (walk: Walk) => built(`all ${walk.name}`, () => countWalk(walk));
