import type { FlowItem, FlowSide } from '../../../storage/monitoring/flow-item.js';
import type { MemoryTables } from '../memory-tables.js';

export function findFlowItems(
  { jobs, batches, links }: MemoryTables,
  ids: readonly string[],
  limit: number,
): FlowItem[] {
  const sideOf = <T>(items: readonly T[]): FlowSide<T> => ({
    items: items.slice(0, limit),
    count: { count: items.length, isExact: true },
  });
  const members = new Map(ids.map((id) => [id, [] as string[]]));
  for (const { id, batchId } of jobs.all()) members.get(batchId ?? '')?.push(id);

  return ids.map((id) => {
    const job = jobs.find(id);
    const batch = batches.find(id);
    const found = job ?? batch;
    return {
      id,
      kind: found && (job ? 'job' : 'batch'),
      state: found?.state,
      description: batch?.description,
      batchId: found?.batchId,
      parents: sideOf(
        links.linksOfChild(id).map(({ parentId, condition }) => ({ id: parentId, condition })),
      ),
      continuations: sideOf(
        links.linksOfParent(id).map(({ childId, condition }) => ({ id: childId, condition })),
      ),
      nested: sideOf(batches.nestedIn(id).map((nested) => nested.id)),
      jobs: sideOf(members.get(id) ?? []),
    };
  });
}
