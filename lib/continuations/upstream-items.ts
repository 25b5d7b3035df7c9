import type {
  ContinuationRecord,
  ContinuationStore,
} from '../storage/continuations/continuation-store.js';
import type { CallerTransaction } from '../support/caller-transaction.js';
import { isOpen, parentIdsOf } from './parent-links.js';
import type { WaitingItem } from './waiting-cycle.js';

/** The search stops after this many jobs and batches, and leaves out the items further up. */
const MAX_ITEMS = 1_000;

/** The jobs and batches that these items still wait for, directly or through others. */
export async function findUpstreamItems(
  ids: readonly string[],
  store: ContinuationStore,
  transaction?: CallerTransaction,
): Promise<readonly WaitingItem[]> {
  const items = new Map<string, WaitingItem>();

  for (let level = ids; level.length > 0; level = nextLevel(level, items)) {
    const room = MAX_ITEMS - items.size;
    const found = await store.findParents(level.slice(0, room), transaction);
    for (const { id, isFinished } of found) {
      if (!isFinished) items.set(id, itemOf(id, await store.findParentLinks(id)));
    }
    if (level.length > room) break;
  }
  return [...items.values()];
}

function nextLevel(level: readonly string[], items: ReadonlyMap<string, WaitingItem>) {
  const above = level.flatMap((id) => {
    const { parentIds = [], batchId } = items.get(id) ?? {};
    return batchId === undefined ? parentIds : [...parentIds, batchId];
  });
  return [...new Set(above)].filter((id) => !items.has(id));
}

/** A job that waits for the start of its batch has a link to the batch. */
function itemOf(id: string, links: readonly ContinuationRecord[]): WaitingItem {
  const open = links.filter(isOpen);
  const started = open.find(({ condition }) => condition === 'started');
  return { id, parentIds: parentIdsOf(open), batchId: started?.parentId };
}
