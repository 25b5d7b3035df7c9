import type { FlowAnswer, FlowEdge, FlowNode, FlowRest } from '../../../../answers/flow';

export interface FlowBranch {
  readonly node: FlowNode;
  /** The relation of the node to the node above it; undefined at the top. */
  readonly edge: FlowEdge | undefined;
  readonly below: readonly FlowBranch[];
  readonly rests: readonly FlowRest[];
  /** Whether the branches of the node stand at another place of the list. */
  readonly isRepeated: boolean;
}

/**
 * The flow as a tree for a list. A node with several parents comes below each of them. Its own branches come only
 * once.
 */
export function treeOf({ nodes, edges, rests }: FlowAnswer): readonly FlowBranch[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();

  const branchOf = (node: FlowNode, edge: FlowEdge | undefined): FlowBranch => {
    const isRepeated = seen.has(node.id);
    seen.add(node.id);
    const further = isRepeated ? [] : edges.filter(({ from }) => from === node.id);
    return {
      node,
      edge,
      below: further.flatMap((one) => {
        const next = byId.get(one.to);
        return next ? [branchOf(next, one)] : [];
      }),
      rests: isRepeated ? [] : rests.filter(({ of }) => of === node.id),
      isRepeated: isRepeated && edges.some(({ from }) => from === node.id),
    };
  };

  const below = new Set(edges.map(({ to }) => to));
  const tops = nodes.filter(({ id }) => !below.has(id));
  const branches = tops.map((node) => branchOf(node, undefined));
  // Nodes in a circle have no top, so we begin with any of them.
  for (const node of nodes) if (!seen.has(node.id)) branches.push(branchOf(node, undefined));
  return branches;
}
