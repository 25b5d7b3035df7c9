import { DELETED } from '../../../states/state-names.js';
import type {
  ClosedLink,
  DueParent,
  EndedParent,
  ParentState,
  ReleaseOperations,
} from './release-operations.js';

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
export class LinkCloser<E> {
  constructor(private readonly operations: ReleaseOperations<E>) {}

  /**
   * @param dueLimit how many parents to look at
   * @param limit how many links to close
   */
  async close(executor: E, dueLimit: number, limit: number): Promise<ClosedLinks> {
    const due = await this.operations.takeDueParents(executor, dueLimit);
    if (due.length === 0) return { links: [], hasDueParents: false };

    const verdicts = await this.verdicts(executor, due);
    const ended = [...verdicts.values()].filter(isDecided);
    // Everybody gets a share: a parent with thousands of children does not keep the others waiting.
    const share = Math.max(1, Math.floor(limit / ended.length));
    const links =
      ended.length === 0 ? [] : await this.operations.closeLinks(executor, ended, share, limit);
    const closed = countBy(links, ({ parentId }) => parentId);
    const isDone = (id: string) => {
      const verdict = verdicts.get(id);
      if (!verdict || verdict.isUnwatched) return false;
      return !verdict.outcome || (links.length < limit && (closed.get(id) ?? 0) < share);
    };

    const done = due.filter(({ parentId }) => isDone(parentId));
    if (done.length > 0) await this.operations.removeDueParents(executor, done);
    return { links, hasDueParents: done.length < due.length || due.length === dueLimit };
  }

  private async verdicts(
    executor: E,
    due: readonly DueParent[],
  ): Promise<ReadonlyMap<string, Verdict>> {
    const ids = [...new Set(due.map(({ parentId }) => parentId))].sort();
    const states = await this.operations.findParentStates(executor, ids);
    const found = new Map(states.map((parent) => [parent.id, parent]));
    return new Map(ids.map((id) => [id, verdictOf(id, found.get(id))]));
  }
}

const isDecided = (verdict: Verdict): verdict is Verdict & EndedParent =>
  verdict.outcome !== undefined;

/** A parent that no longer exists was removed, so it counts as deleted. */
function verdictOf(id: string, parent: ParentState | undefined): Verdict {
  if (!parent) return { id, outcome: DELETED, hasOnlyStarted: false, isUnwatched: false };

  const { kind, state: outcome } = parent;
  const isUnwatched = !parent.hasContinuations;
  const isLive = kind === 'live' || (kind === 'batch' && outcome === 'Awaiting');
  if (isLive) return { id, hasOnlyStarted: false, isUnwatched };

  const hasOnlyStarted = kind === 'batch' && outcome === 'Started';
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
