import type { ContinuationCondition } from '../../../storage/continuations/continuation-store.js';
import type { FlowItem, FlowLink, FlowSide } from '../../../storage/monitoring/flow-item.js';
import { chunksOf } from '../../parts/chunks.js';
import { MAX_FLOW_COUNTED } from '../../parts/monitoring/bounds.js';
import type { RedisExecutor } from '../redis-executor.js';
import { FLOW_ITEMS } from './scripts/flow-items.lua.js';

/** How many items the sides of the ids of one script may have. */
const ITEMS_IN_SCRIPT = 2_000;
const SIDES = 4;
const MAX_IDS_IN_SCRIPT = 50;

type Side = readonly [items: string[], count: number];
type FlowRow = readonly [
  kind: 'job' | 'batch' | null,
  state: string | null,
  description: string | null,
  batchId: string | null,
  parents: Side,
  continuations: Side,
  nested: Side,
  jobs: Side,
];

/** One for each id, in their order. */
export async function findFlowItems(
  reader: RedisExecutor,
  ids: readonly string[],
  limit: number,
): Promise<FlowItem[]> {
  const count = Math.floor(ITEMS_IN_SCRIPT / (SIDES * limit));
  const items: FlowItem[] = [];
  for (const chunk of chunksOf(ids, { count: Math.min(Math.max(1, count), MAX_IDS_IN_SCRIPT) })) {
    const rows = await reader.run<FlowRow[]>(FLOW_ITEMS, [limit, ...chunk]);
    items.push(...rows.map((row, at) => flowItemOf(chunk[at] ?? '', row)));
  }
  return items;
}

function flowItemOf(id: string, row: FlowRow): FlowItem {
  const [kind, state, description, batchId, parents, continuations, nested, jobs] = row;
  return {
    id,
    kind: kind ?? undefined,
    state: state ?? undefined,
    description: description ?? undefined,
    batchId: batchId ?? undefined,
    parents: sideOf(parents, linkOf),
    continuations: sideOf(continuations, linkOf),
    nested: sideOf(nested, String),
    jobs: sideOf(jobs, String),
  };
}

const sideOf = <T>([items, count]: Side, itemOf: (text: string) => T): FlowSide<T> => ({
  items: items.map(itemOf),
  count: { count: Math.min(count, MAX_FLOW_COUNTED), isExact: count <= MAX_FLOW_COUNTED },
});

/** A link is kept as id and condition with a blank between. */
function linkOf(text: string): FlowLink {
  const [id = '', condition] = text.split(' ');
  return { id, condition: condition as ContinuationCondition };
}
