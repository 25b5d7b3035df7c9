import type { FlowItem } from '../../storage/monitoring/flow-item.js';
import type { FlowEdge, FlowRelation, FlowRest } from '../answers/flow.js';

/** The links between these items, each once. */
export function edgesAmong(items: readonly FlowItem[]): readonly FlowEdge[] {
  const ids = new Set(items.map(({ id }) => id));
  const edges = new Map<string, FlowEdge>();
  const add = (edge: FlowEdge) => {
    if (ids.has(edge.from) && ids.has(edge.to)) {
      edges.set([edge.from, edge.to, edge.kind, edge.condition].join(' '), edge);
    }
  };

  for (const { id, parents, continuations, batchId, nested, jobs } of items) {
    for (const { id: from, condition } of parents.items) {
      add({ from, to: id, kind: 'continuation', condition });
    }
    for (const { id: to, condition } of continuations.items) {
      add({ from: id, to, kind: 'continuation', condition });
    }
    if (batchId !== undefined) add({ from: batchId, to: id, kind: 'within' });
    for (const to of [...nested.items, ...jobs.items]) add({ from: id, to, kind: 'within' });
  }
  return [...edges.values()];
}

/** How many neighbours of each item are not among the items. */
export function restsOf(
  items: readonly FlowItem[],
  edges: readonly FlowEdge[],
): readonly FlowRest[] {
  const kinds = new Map(items.map(({ id, kind }) => [id, kind]));
  const shown = new Map<string, number>();
  const count = (of: string, relation: FlowRelation) => {
    const key = `${of} ${relation}`;
    shown.set(key, (shown.get(key) ?? 0) + 1);
  };
  for (const { from, to, kind } of edges) {
    if (kind === 'continuation') {
      count(from, 'continuations');
      count(to, 'parents');
    } else count(from, kinds.get(to) === 'batch' ? 'nested' : 'jobs');
  }

  return items.flatMap((item) =>
    RELATIONS.flatMap((relation) => {
      const { count: all, isExact } = item[relation].count;
      const rest = all - (shown.get(`${item.id} ${relation}`) ?? 0);
      return rest > 0 ? [{ of: item.id, relation, count: { count: rest, isExact } }] : [];
    }),
  );
}

const RELATIONS = ['parents', 'continuations', 'nested', 'jobs'] as const;
