import type { Executor, Row } from '../connection/postgres-database.js';
import {
  closeLinks,
  findParentStates,
  removeDueParents,
  takeDueParents,
} from './release-continuations.sql.js';

/** A link that was closed just now. */
export interface ClosedLink {
  readonly childId: string;
  readonly isUnmet: boolean;
}

export interface ClosedLinks {
  readonly links: readonly ClosedLink[];
  /** Whether some of the parents are to be looked at again. */
  readonly hasDueParents: boolean;
}

/** What the state of a parent means for its links. */
interface Verdict {
  readonly id: string;
  /** Left out: it decides about none. */
  readonly outcome?: string;
  /** A batch that has started, and not ended yet. */
  readonly hasOnlyStarted: boolean;
  /** It has not ended, and will not tell when it does: it is to be marked before it is let go. */
  readonly isUnwatched: boolean;
}

/** Closes the open links of parents that have ended, inside a transaction. */
export class LinkCloser {
  /**
   * @param dueLimit how many parents to look at
   * @param limit how many links to close
   */
  async close(executor: Executor, dueLimit: number, limit: number): Promise<ClosedLinks> {
    const due = await executor.run(takeDueParents, [dueLimit]);
    if (due.length === 0) return { links: [], hasDueParents: false };

    const verdicts = await this.verdicts(executor, due);
    const ended = [...verdicts.values()].filter(({ outcome }) => outcome !== undefined);
    // Everybody gets a share: a parent with thousands of children does not keep the others waiting.
    const share = Math.max(1, Math.floor(limit / ended.length));
    const rows = await this.closeLinksOf(executor, ended, share, limit);
    const closed = countBy(rows, ({ parent_id: id }) => id as string);
    const isDone = (id: string) => {
      const verdict = verdicts.get(id);
      if (!verdict || verdict.isUnwatched) return false;
      return !verdict.outcome || (rows.length < limit && (closed.get(id) ?? 0) < share);
    };

    const done = due.filter(({ parent_id: id }) => isDone(id as string));
    if (done.length > 0) await executor.run(removeDueParents, [done.map(({ place }) => place)]);
    return {
      links: rows.map((row) => ({
        childId: row.child_id as string,
        isUnmet: row.is_unmet === true,
      })),
      hasDueParents: done.length < due.length || due.length === dueLimit,
    };
  }

  private async verdicts(
    executor: Executor,
    due: readonly Row[],
  ): Promise<ReadonlyMap<string, Verdict>> {
    const ids = [...new Set(due.map(({ parent_id: id }) => id as string))].sort();
    const rows = await executor.run(findParentStates, [ids]);
    const found = new Map(rows.map((row) => [row.id as string, row]));
    return new Map(ids.map((id) => [id, verdictOf(id, found.get(id))]));
  }

  private async closeLinksOf(
    executor: Executor,
    parents: readonly Verdict[],
    share: number,
    limit: number,
  ): Promise<readonly Row[]> {
    if (parents.length === 0) return [];

    return executor.run(closeLinks, [
      parents.map(({ id }) => id),
      parents.map(({ outcome }) => outcome),
      parents.map(({ hasOnlyStarted }) => hasOnlyStarted),
      share,
      limit,
    ]);
  }
}

/** A parent that no longer exists was removed, so it counts as deleted. */
function verdictOf(id: string, row: Row | undefined): Verdict {
  if (!row) return { id, outcome: 'Deleted', hasOnlyStarted: false, isUnwatched: false };

  const outcome = row.state as string;
  const isUnwatched = row.has_continuations !== true;
  const isLive = row.kind === 'live' || (row.kind === 'batch' && outcome === 'Awaiting');
  if (isLive) return { id, hasOnlyStarted: false, isUnwatched };

  const hasOnlyStarted = row.kind === 'batch' && outcome === 'Started';
  return { id, outcome, hasOnlyStarted, isUnwatched: hasOnlyStarted && isUnwatched };
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const key = keyOf(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
