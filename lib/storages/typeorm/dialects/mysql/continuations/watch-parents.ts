import { ENQUEUED } from '../../../../../states/state-names.js';
import type {
  PassedOver,
  WatchedParents,
} from '../../../../sql/continuations/continuation-operations.js';
import type { Row } from '../../../../sql/row.js';
import { jsonColumn } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import {
  findParentStates,
  holdBatchesToWatch,
  holdFreeBatches,
  holdFreeJobs,
  holdJobsToWatch,
  removeDueParents,
  takeDueParents,
  watchBatches,
  watchJobs,
} from './release-continuations.sql.js';

/**
 * Sees to it that parents which are still under way say so themselves when they end. They need not be looked at before, but
 * for batches that have started. A parent that somebody else has locked, to settle it most likely, is left for
 * `watchParent`: a transaction that locks several must not wait for one.
 *
 * A marked parent that ends at this moment notes that in the same commit, so what was noted about it before may go without a
 * lock.
 */
export async function watchParents(executor: Executor, limit: number): Promise<WatchedParents> {
  const due = await executor.run(takeDueParents, [limit]);
  if (due.length === 0) return { due: 0, removed: 0, busy: [], passedOver: passedOverOf([], []) };

  const ids = jsonColumn([...new Set(due.map(({ parent_id: id }) => id as string))].sort());
  const states = await executor.run(findParentStates, [ids, ids, ids]);
  const live = states.filter(isUnderWay);
  const unwatched = jsonColumn(live.filter((row) => !isWatched(row)).map(({ id }) => id));
  const jobs = await executor.run(holdFreeJobs, [unwatched]);
  const batches = await executor.run(holdFreeBatches, [unwatched]);
  await markAll(executor, jobs, batches);

  const watched = new Set([...live.filter(isWatched), ...jobs, ...batches].map(({ id }) => id));
  const started = new Set(live.filter(hasStarted).map(({ id }) => id));
  const done = due.filter(({ parent_id: id }) => watched.has(id) && !started.has(id));
  if (done.length > 0) {
    await executor.change(removeDueParents, [jsonColumn(done.map(({ number }) => number))]);
  }
  return {
    due: due.length,
    removed: done.length,
    busy: live.map(({ id }) => id as string).filter((id) => !watched.has(id)),
    passedOver: passedOverOf(jobs, batches),
  };
}

/** The same for one parent that was locked; where whoever locked it has ended it, nothing is changed. */
export async function watchParent(executor: Executor, id: string): Promise<PassedOver> {
  const ids = jsonColumn([id]);
  const jobs = await executor.run(holdJobsToWatch, [ids]);
  const batches = await executor.run(holdBatchesToWatch, [ids]);
  await markAll(executor, jobs, batches);
  return passedOverOf(jobs, batches);
}

async function markAll(
  executor: Executor,
  jobs: readonly Row[],
  batches: readonly Row[],
): Promise<void> {
  const listed = (rows: readonly Row[]) => jsonColumn(rows.map(({ id }) => id));
  if (jobs.length > 0) await executor.change(watchJobs, [listed(jobs)]);
  if (batches.length > 0) await executor.change(watchBatches, [listed(batches)]);
}

const hasStarted = ({ kind, state }: Row): boolean => kind === 'batch' && state === 'Started';

const isUnderWay = (row: Row): boolean =>
  row.kind === 'live' || hasStarted(row) || (row.kind === 'batch' && row.state === 'Awaiting');

const isWatched = ({ has_continuations: it }: Row): boolean => Number(it) === 1;

const passedOverOf = (jobs: readonly Row[], batches: readonly Row[]): PassedOver => ({
  queues: [
    ...new Set(jobs.flatMap(({ state, queue }) => (state === ENQUEUED ? [queue as string] : []))),
  ],
  hasBatches: batches.length > 0,
});
