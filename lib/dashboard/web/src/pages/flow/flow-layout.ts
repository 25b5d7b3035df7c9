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

/**
 * Gives each node its place: parents on the left of their continuations, batches on the left of their jobs and
 * nested batches.
 */
export function layoutOf({ nodes, edges, rests }: FlowAnswer): FlowLayout {
  const graph = new Graph<object, Box, { points?: { x: number; y: number }[] }>({
    multigraph: true,
  });
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 56, marginx: 24, marginy: 24 });
  const contents = [
    ...nodes.map((node) => ({ key: node.id, content: { node }, size: NODE })),
    ...rests.map((rest) => ({ key: keyOfRest(rest), content: { rest }, size: REST })),
  ];
  // The graph keeps node names as properties of an object, where some texts have a special meaning. Numbers have
  // none, so we use numbers.
  const names = new Map(contents.map(({ key }, index) => [key, String(index)]));
  const nameOf = (key: string) => names.get(key) ?? '';
  for (const { key, size } of contents) graph.setNode(nameOf(key), { ...size });

  const lines = [...edges, ...rests.map(edgeOfRest)];
  lines.forEach(({ from, to }, index) => {
    graph.setEdge(nameOf(from), nameOf(to), {}, String(index));
  });
  layout(graph);

  const { width = 0, height = 0 } = graph.graph() as Partial<Box>;
  return {
    width,
    height,
    items: contents.map(({ key, content, size }) => {
      const { x = 0, y = 0 } = graph.node(nameOf(key));
      return { key, content, ...size, x: x - size.width / 2, y: y - size.height / 2 };
    }),
    edges: lines.map(({ from, to, kind, condition = '' }, index) => ({
      key: `${from} ${to} ${kind} ${condition}`,
      kind,
      points: graph.edge(nameOf(from), nameOf(to), String(index)).points ?? [],
    })),
  };
}

const keyOfRest = ({ of, relation }: FlowRest) => `${of} ${relation}`;

function edgeOfRest(rest: FlowRest): FlowEdge {
  const [of, other] = [rest.of, keyOfRest(rest)];
  const kind = rest.relation === 'nested' || rest.relation === 'jobs' ? 'within' : 'continuation';
  const [from, to] = rest.relation === 'parents' ? [other, of] : [of, other];
  return { from, to, kind };
}
