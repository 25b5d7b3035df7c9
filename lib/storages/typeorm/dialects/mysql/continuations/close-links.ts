import type { ClosedLink, EndedParent } from '../../../../sql/continuations/release-operations.js';
import type { Row } from '../../../../sql/row.js';
import { jsonRows } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import { isMet } from './is-met.js';
import {
  closeLinks as closeAll,
  holdOpenLinks,
  holdOpenLinksOf,
} from './release-continuations.sql.js';

/**
 * Closes open links, of each parent those of the oldest children.
 *
 * @param share how many for each parent
 */
export async function closeLinks(
  executor: Executor,
  parents: readonly EndedParent[],
  share: number,
  limit: number,
): Promise<ClosedLink[]> {
  const open = await holdShares(executor, parents, share, limit);
  if (open.length === 0) return [];

  const outcomes = new Map(parents.map(({ id, outcome }) => [id, outcome]));
  const closed = open.map((row) => ({
    parentId: row.parent_id as string,
    childId: row.child_id as string,
    condition: row.condition as string,
    outcome: outcomes.get(row.parent_id as string) ?? '',
  }));
  const rows = closed.map(({ parentId, childId, condition, outcome }) => [
    parentId,
    childId,
    condition,
    outcome,
  ]);
  await executor.change(closeAll, [jsonRows(rows)]);
  return closed.map(({ parentId, childId, condition, outcome }) => ({
    parentId,
    childId,
    isUnmet: !isMet(condition, outcome),
  }));
}

/**
 * One statement for all of them, where they have few links together, as they mostly do. Otherwise one for each, so that a
 * parent with many does not take all that there is.
 */
async function holdShares(
  executor: Executor,
  parents: readonly EndedParent[],
  share: number,
  limit: number,
): Promise<readonly Row[]> {
  const rows = parents.map(({ id, hasOnlyStarted }) => [id, Number(hasOnlyStarted)] as const);
  const all = await executor.run(holdOpenLinks, [jsonRows(rows), limit + 1]);
  if (all.length <= limit) return all;

  const shares: Row[] = [];
  for (const [id, hasOnlyStarted] of rows) {
    const left = limit - shares.length;
    if (left <= 0) break;
    const values = [id, hasOnlyStarted, Math.min(share, left)];
    shares.push(...(await executor.run(holdOpenLinksOf, values)));
  }
  return shares;
}
