import type { BoundedCount } from './live.js';

/** A job or a batch of a flow. */
export interface FlowNode {
  readonly id: string;
  readonly kind: 'job' | 'batch';
  readonly state: string;
  readonly displayName: string;
  /** There is a link to it, but it was removed. It counts as Deleted. */
  readonly isGone: boolean;
}

/** `continuation`: `to` waits for `from`. `within`: `to` is directly within the batch `from`. */
export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'continuation' | 'within';
  /** Of a continuation. */
  readonly condition?: string;
}

export type FlowRelation = 'parents' | 'continuations' | 'nested' | 'jobs';

/** What stands beside a node and is not among the nodes, because the flow is too large. */
export interface FlowRest {
  readonly of: string;
  readonly relation: FlowRelation;
  readonly count: BoundedCount;
}

/** The jobs and the batches around one of them. */
export interface FlowAnswer {
  readonly id: string;
  /** The one in the middle comes first, then those nearer to it. */
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly rests: readonly FlowRest[];
}
