import { AwaitingState } from '../../../states/awaiting-state.js';
import type { ContinuationRecord } from '../../../storage/continuations/continuation-store.js';
import { isUnmet } from '../../../storage/continuations/unmet-link.js';
import type { StoredBatch } from '../batches/stored-batch.js';
import type { StoredJob } from '../jobs/stored-job.js';
import type { MemoryTables } from '../memory-tables.js';

/** A child whose waiting is over. */
export interface Verdict<C> {
  readonly child: C;
  /** The link whose condition was not met. Undefined: all conditions were met. */
  readonly unmet: ContinuationRecord | undefined;
}

/** @param closed the links that are about to be closed */
export function judgeJobs(
  { jobs, links }: MemoryTables,
  closed: readonly ContinuationRecord[],
): Verdict<StoredJob>[] {
  return judge(links, closed, (id) => waitingOnly(jobs.find(id)));
}

/** @param closed the links that are about to be closed */
export function judgeBatches(
  { batches, links }: MemoryTables,
  closed: readonly ContinuationRecord[],
): Verdict<StoredBatch>[] {
  return judge(links, closed, (id) => waitingOnly(batches.find(id)));
}

/** A child that somebody has moved no longer waits. */
function waitingOnly<C extends { readonly state: string }>(child: C | undefined): C | undefined {
  return child?.state === AwaitingState.NAME ? child : undefined;
}

function judge<C>(
  links: MemoryTables['links'],
  closed: readonly ContinuationRecord[],
  findWaiting: (id: string) => C | undefined,
): Verdict<C>[] {
  return [...byChild(closed)].flatMap(([childId, itsLinks]) => {
    const child = findWaiting(childId);
    if (child === undefined) return [];

    const wait = links.waitOf(childId);
    const unmet = wait.unmet ?? itsLinks.find(isUnmet);
    const isOver = unmet !== undefined || wait.openLinks === itsLinks.length;
    return isOver ? [{ child, unmet }] : [];
  });
}

function byChild(closed: readonly ContinuationRecord[]): Map<string, ContinuationRecord[]> {
  const groups = new Map<string, ContinuationRecord[]>();
  for (const link of closed) {
    const group = groups.get(link.childId);
    if (group) group.push(link);
    else groups.set(link.childId, [link]);
  }
  return groups;
}
