import type { BoundedCount } from './live.js';

/** A job or a batch of a flow. */
export interface FlowNode {
  readonly id: string;
  readonly kind: 'job' | 'batch';
  readonly state: string;
  readonly displayName: string;
  /** Whether the job or the batch was removed, although there is a link to it. It counts as Deleted. */
  readonly isGone: boolean;
}

/** `continuation`: `to` waits for `from`. `within`: `to` is directly within the batch `from`. */
export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'continuation' | 'within';
  /** The condition of a continuation. */
  readonly condition?: string;
}

export type FlowRelation = 'parents' | 'continuations' | 'nested' | 'jobs';

/** The neighbours of a node that are not among the nodes, because the flow is too large. */
export interface FlowRest {
  readonly of: string;
  readonly relation: FlowRelation;
  readonly count: BoundedCount;
}

/** The jobs and batches around one job or batch. */
export interface FlowAnswer {
  readonly id: string;
  /** The job or batch in the middle comes first, then the others, the nearest first. */
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly rests: readonly FlowRest[];
}
