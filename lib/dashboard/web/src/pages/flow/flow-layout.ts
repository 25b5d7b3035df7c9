import { Graph, layout } from '@dagrejs/dagre';
import type { FlowAnswer, FlowEdge, FlowNode, FlowRest } from '../../../../answers/flow';

const NODE = { width: 224, height: 64 };
const REST = { width: 168, height: 36 };

export interface Placed {
  readonly key: string;
  /** The corner at the top left, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly content: { readonly node: FlowNode } | { readonly rest: FlowRest };
}

export interface PlacedEdge {
  readonly key: string;
  readonly kind: FlowEdge['kind'];
  readonly points: ReadonlyArray<{ readonly x: number; readonly y: number }>;
}

export interface FlowLayout {
  readonly width: number;
  readonly height: number;
  readonly items: readonly Placed[];
  readonly edges: readonly PlacedEdge[];
}

interface Box {
  width: number;
  height: number;
  x?: number;
  y?: number;
}

/** Gives everything its place: parents and batches on the left of what comes after them or is within them. */
export function layoutOf({ nodes, edges, rests }: FlowAnswer): FlowLayout {
  const graph = new Graph<object, Box, { points?: { x: number; y: number }[] }>({
    multigraph: true,
  });
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 56, marginx: 24, marginy: 24 });
  for (const { id } of nodes) graph.setNode(id, { ...NODE });
  for (const rest of rests) graph.setNode(keyOfRest(rest), { ...REST });

  const all = [
    ...edges.map((edge) => ({ ...edge, key: `${edge.kind} ${edge.condition ?? ''}` })),
    ...rests.map(edgeOfRest),
  ];
  for (const { from, to, key } of all) graph.setEdge(from, to, {}, key);
  layout(graph);

  const placed = (key: string, content: Placed['content']): Placed => {
    const { x = 0, y = 0, width, height } = graph.node(key);
    return { key, x: x - width / 2, y: y - height / 2, width, height, content };
  };
  const { width = 0, height = 0 } = graph.graph() as Partial<Box>;
  return {
    width,
    height,
    items: [
      ...nodes.map((node) => placed(node.id, { node })),
      ...rests.map((rest) => placed(keyOfRest(rest), { rest })),
    ],
    edges: all.map(({ from, to, key, kind }) => ({
      key: `${from} ${to} ${key}`,
      kind,
      points: graph.edge(from, to, key).points ?? [],
    })),
  };
}

const keyOfRest = ({ of, relation }: FlowRest) => `${of} ${relation}`;

function edgeOfRest(rest: FlowRest) {
  const [of, other] = [rest.of, keyOfRest(rest)];
  const isWithin = rest.relation === 'nested' || rest.relation === 'jobs';
  const [from, to] = rest.relation === 'parents' ? [other, of] : [of, other];
  return {
    from,
    to,
    key: 'rest',
    kind: isWithin ? ('within' as const) : ('continuation' as const),
  };
}
