import type { ReleasedJob } from '../../../../../storage/continuations/continuation-store.js';
import { continuationOf, parentStateOf } from '../../../../sql/continuations/continuation-rows.js';
import type { ReleaseOperations } from '../../../../sql/continuations/release-operations.js';
import { jobRecordOf } from '../../../../sql/jobs/job-rows.js';
import { idsOf, type Row } from '../../../../sql/row.js';
import type { Executor } from '../connection/postgres-database.js';
import {
  closeLinks,
  findParentStates,
  judgeWaitingBatches,
  judgeWaitingJobs,
  lockWaitingBatches,
  lockWaitingJobs,
  removeDueParents,
  takeDueParents,
} from './release-continuations.sql.js';

export const postgresReleases: ReleaseOperations<Executor> = {
  async takeDueParents(executor, limit) {
    const rows = await executor.run(takeDueParents, [limit]);
    return rows.map((row) => ({
      parentId: row.parent_id as string,
      place: row.place as string,
    }));
  },

  async findParentStates(executor, ids) {
    const rows = await executor.run(findParentStates, [ids]);
    return rows.map(parentStateOf);
  },

  async closeLinks(executor, parents, share, limit) {
    const rows = await executor.run(closeLinks, [
      parents.map(({ id }) => id),
      parents.map(({ outcome }) => outcome),
      parents.map(({ hasOnlyStarted }) => hasOnlyStarted),
      share,
      limit,
    ]);
    return rows.map((row) => ({
      parentId: row.parent_id as string,
      childId: row.child_id as string,
      isUnmet: row.is_unmet === true,
    }));
  },

  removeDueParents(executor, due) {
    return executor.run(removeDueParents, [due.map(({ place }) => place)]);
  },

  async lockWaitingJobs(executor, ids) {
    const rows = await executor.run(lockWaitingJobs, [ids]);
    return rows.map(({ id, state }) => ({ id: id as string, state: state as string }));
  },

  async judgeWaitingJobs(executor, ids, unmet) {
    return (await executor.run(judgeWaitingJobs, [ids, unmet])).map(releasedJobOf);
  },

  async lockWaitingBatches(executor, ids) {
    return idsOf(await executor.run(lockWaitingBatches, [ids]));
  },

  async judgeWaitingBatches(executor, ids, unmet) {
    return idsOf(await executor.run(judgeWaitingBatches, [ids, unmet]));
  },
};

function releasedJobOf(row: Row): ReleasedJob {
  const job = jobRecordOf(row);
  if (row.unmet_parent_id === null) return { job, unmet: undefined };

  const unmet = {
    parent_id: row.unmet_parent_id,
    child_id: job.id,
    condition: row.unmet_condition,
    outcome: row.unmet_outcome,
  };
  return { job, unmet: continuationOf(unmet) };
}
