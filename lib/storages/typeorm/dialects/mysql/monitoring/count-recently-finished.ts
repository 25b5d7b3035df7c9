import type { RecentlyFinished } from '../../../../../storage/monitoring/batch-holds.js';
import { MAX_FINISHED_LOOKED_AT } from '../../../../parts/monitoring/bounds.js';
import type { Row } from '../../../../sql/row.js';
import { jsonColumn } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import {
  countFinishedOf,
  countLatestOf,
  findNestedIds,
  findSpan,
} from './recently-finished.sql.js';

/**
 * Looks at the finished jobs of the batch, and of those nested in it. Where they are too many, it looks at the jobs that have
 * finished last in the whole store instead, which know their times.
 */
export async function countRecentlyFinished(
  executor: Executor,
  batchId: string,
  withinMs: number,
): Promise<RecentlyFinished | undefined> {
  const [span] = await executor.run(findSpan, [withinMs, batchId]);
  if (!span) return undefined;

  const { present, since } = span;
  const tree = await executor.run(findNestedIds, [batchId]);
  const ids = jsonColumn(tree.map(({ id }) => id));
  const [own] = await executor.run(countFinishedOf, [since, since, present, ids]);
  if (own && Number(own.looked_at) <= MAX_FINISHED_LOOKED_AT) return finishedOf(own);

  const [latest] = await executor.run(countLatestOf, [since, present, since, since, ids]);
  return latest && finishedOf(latest);
}

const finishedOf = (row: Row): RecentlyFinished => ({
  count: Number(row.amount),
  spanMs: Math.max(0, Number(row.span_ms)),
});
