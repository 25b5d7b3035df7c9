import type { ContinuationCondition } from '../continuations/continuation-store.js';
import type { BoundedCount } from './monitoring-store.js';

/** Some of the items that stand in one relation to a job or a batch, and how many there are. */
export interface FlowSide<T> {
  readonly items: readonly T[];
  readonly count: BoundedCount;
}

/** The other end of a link. */
export interface FlowLink {
  readonly id: string;
  readonly condition: ContinuationCondition;
}

/** A job or a batch, what it is linked to, and what is directly within it. */
export interface FlowItem {
  readonly id: string;
  /** Undefined where there is nothing of this id, or no longer. Its links may have stayed. */
  readonly kind: 'job' | 'batch' | undefined;
  readonly state: string | undefined;
  /** Of a batch. */
  readonly description: string | undefined;
  /** The batch around it. */
  readonly batchId: string | undefined;
  readonly parents: FlowSide<FlowLink>;
  readonly continuations: FlowSide<FlowLink>;
  /** The ids of the batches that are nested directly in it. */
  readonly nested: FlowSide<string>;
  /** The ids of its jobs. */
  readonly jobs: FlowSide<string>;
}
