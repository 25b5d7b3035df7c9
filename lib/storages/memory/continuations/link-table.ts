import type {
  ContinuationRecord,
  ParentLink,
} from '../../../storage/continuations/continuation-store.js';
import { isUnmet } from '../../../storage/continuations/unmet-link.js';
import type { MemoryStorageEvents } from '../events/memory-storage-events.js';
import { isFinished, type StoredJob } from '../jobs/stored-job.js';

/** The waiting of a child. */
export interface ChildWait {
  readonly openLinks: number;
  /** A closed link whose condition was not met. */
  readonly unmet: ContinuationRecord | undefined;
}

/** Links by their keys. */
type LinkGroup = Map<string, ContinuationRecord>;

/**
 * The links of continuations. A link is open until its parent has ended and a release has closed the link. It stays as
 * long as its child. A parent is due when a release may have to close links of it.
 */
export class LinkTable {
  private readonly byParent = new Map<string, LinkGroup>();
  private readonly openByParent = new Map<string, LinkGroup>();
  private readonly byChild = new Map<string, LinkGroup>();
  private readonly waits = new Map<string, ChildWait>();
  private readonly dueParents = new Set<string>();

  constructor(private readonly events: MemoryStorageEvents) {}

  get hasDue(): boolean {
    return this.dueParents.size > 0;
  }

  add(childId: string, parents: readonly ParentLink[]): void {
    for (const { parentId, condition, outcome } of parents) {
      const link = { parentId, childId, condition, outcome };
      if (this.byChild.get(childId)?.has(keyOf(link))) continue;

      this.put(link);
      if (outcome === undefined) this.open(link);
      if (isUnmet(link)) this.changeWait(childId, 0, link);
    }
  }

  /** The parent has ended or started, so that a release must look at it. */
  noteEnd(parentId: string): void {
    if (!this.openByParent.has(parentId)) return;

    this.dueParents.add(parentId);
    this.events.hint('continuations');
  }

  watchJob(before: StoredJob | undefined, after: StoredJob | undefined): void {
    if (before === undefined) return;

    const hasEnded = after === undefined || isFinished(after);
    if (hasEnded && !isFinished(before)) this.noteEnd(before.id);
    if (after === undefined) this.forgetChild(before.id);
  }

  /** The caller looks at each parent that it takes, and notes the parent again where the look leads to nothing. */
  *takeDue(): Iterable<string> {
    for (const parentId of this.dueParents) {
      this.dueParents.delete(parentId);
      yield parentId;
    }
  }

  /** The oldest link comes first. */
  openLinksOf(parentId: string): Iterable<ContinuationRecord> {
    return this.openByParent.get(parentId)?.values() ?? [];
  }

  close(link: ContinuationRecord): void {
    // The child and its links may have been removed in the meantime.
    if (!remove(this.openByParent, link.parentId, link)) return;

    this.put(link);
    this.changeWait(link.childId, -1, isUnmet(link) ? link : undefined);
  }

  waitOf(childId: string): ChildWait {
    return this.waits.get(childId) ?? { openLinks: 0, unmet: undefined };
  }

  /** The oldest child comes first. */
  linksOfParent(parentId: string): ContinuationRecord[] {
    return sorted(this.byParent.get(parentId));
  }

  /** The oldest parent comes first. */
  linksOfChild(childId: string): ContinuationRecord[] {
    return sorted(this.byChild.get(childId));
  }

  forgetChild(childId: string): void {
    for (const link of this.byChild.get(childId)?.values() ?? []) {
      remove(this.byParent, link.parentId, link);
      remove(this.openByParent, link.parentId, link);
    }
    this.byChild.delete(childId);
    this.waits.delete(childId);
  }

  private open(link: ContinuationRecord): void {
    put(this.openByParent, link.parentId, link);
    this.changeWait(link.childId, 1);
    this.noteEnd(link.parentId);
  }

  private put(link: ContinuationRecord): void {
    put(this.byParent, link.parentId, link);
    put(this.byChild, link.childId, link);
  }

  private changeWait(childId: string, by: number, unmet?: ContinuationRecord): void {
    const wait = this.waitOf(childId);
    this.waits.set(childId, { openLinks: wait.openLinks + by, unmet: wait.unmet ?? unmet });
  }
}

const keyOf = ({ parentId, childId, condition }: ContinuationRecord): string =>
  `${childId} ${parentId} ${condition}`;

function put(groups: Map<string, LinkGroup>, id: string, link: ContinuationRecord): void {
  const group = groups.get(id) ?? new Map();
  groups.set(id, group.set(keyOf(link), link));
}

/** @returns whether the link was there */
function remove(groups: Map<string, LinkGroup>, id: string, link: ContinuationRecord): boolean {
  const group = groups.get(id);
  const wasThere = group?.delete(keyOf(link)) ?? false;
  if (group?.size === 0) groups.delete(id);
  return wasThere;
}

function sorted(group: LinkGroup | undefined): ContinuationRecord[] {
  return [...(group ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, link]) => ({ ...link }));
}
