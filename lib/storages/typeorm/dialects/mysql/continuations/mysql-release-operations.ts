import type { ContinuationRecord } from '../../../../../storage/continuations/continuation-store.js';
import { continuationOf, parentStateOf } from '../../../../sql/continuations/continuation-rows.js';
import type { ReleaseOperations } from '../../../../sql/continuations/release-operations.js';
import { jobRecordOf } from '../../../../sql/jobs/job-rows.js';
import { idsOf } from '../../../../sql/row.js';
import { jsonColumn, jsonRows } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import { closeLinks } from './close-links.js';
import { noteParents } from './continuations.sql.js';
import {
  findParentStates,
  findUndecided,
  findUnmetLinks,
  findWatchedBatches,
  lockWaitingBatches,
  lockWaitingJobs,
  moveWaitingBatches,
  noteBatches,
  readReleasedJobs,
  removeDueParents,
  takeDueParents,
} from './release-continuations.sql.js';

export const mysqlReleases: ReleaseOperations<Executor> = {
  async takeDueParents(executor, limit) {
    const rows = await executor.run(takeDueParents, [limit]);
    return rows.map((row) => ({ parentId: row.parent_id as string, place: String(row.number) }));
  },

  async findParentStates(executor, ids) {
    const listed = jsonColumn(ids);
    const rows = await executor.run(findParentStates, [listed, listed, listed]);
    return rows.map(parentStateOf);
  },

  closeLinks,

  removeDueParents(executor, due) {
    return executor.change(removeDueParents, [jsonColumn(due.map(({ place }) => place))]);
  },

  async lockWaitingJobs(executor, ids) {
    const rows = await executor.run(lockWaitingJobs, [jsonColumn(ids)]);
    return rows.map(({ id, state }) => ({ id: id as string, state: state as string }));
  },

  async judgeWaitingJobs(executor, ids, unmet) {
    const { decided, unmetLinks } = await judge(executor, ids, unmet);
    if (decided.length === 0) return [];

    const rows = await executor.run(readReleasedJobs, [jsonColumn(decided)]);
    return rows.map(jobRecordOf).map((job) => ({ job, unmet: unmetLinks.get(job.id) }));
  },

  async lockWaitingBatches(executor, ids) {
    return idsOf(await executor.run(lockWaitingBatches, [jsonColumn(ids)]));
  },

  async judgeWaitingBatches(executor, ids, unmet) {
    const { decided, unmetLinks } = await judge(executor, ids, unmet);
    if (decided.length === 0) return [];

    const rows = decided.map((id) => [id, Number(unmetLinks.has(id))]);
    await executor.change(moveWaitingBatches, [jsonRows(rows)]);
    // Their own jobs wait for that, so they are to be looked at as parents; and they are to be folded, since a
    // batch without jobs ends as it starts.
    const watched = await executor.run(findWatchedBatches, [jsonColumn(decided)]);
    if (watched.length > 0) await executor.change(noteParents, [jsonColumn(idsOf(watched))]);
    await executor.change(noteBatches, [jsonColumn(decided)]);
    return decided;
  },
};

interface Judgement {
  /** Children that need not wait any more. */
  readonly decided: string[];
  /** Of those, a link that was not met, by the child. */
  readonly unmetLinks: ReadonlyMap<string, ContinuationRecord>;
}

async function judge(
  executor: Executor,
  ids: readonly string[],
  unmet: readonly string[],
): Promise<Judgement> {
  const refused = new Set(unmet);
  const undecided = new Set(idsOf(await executor.run(findUndecided, [jsonColumn(ids)])));
  const decided = ids.filter((id) => refused.has(id) || !undecided.has(id));
  if (decided.length === 0) return { decided, unmetLinks: new Map() };

  const links = await executor.run(findUnmetLinks, [jsonColumn(decided)]);
  return { decided, unmetLinks: new Map(links.map(continuationOf).map((it) => [it.childId, it])) };
}
