import type { BatchState } from '../../../storage/batches/batch-store.js';

/** A stored batch. A change makes a new object. Times are in milliseconds since 1970. */
export interface StoredBatch {
  readonly id: string;
  readonly description: string | undefined;
  readonly batchId: string | undefined;
  readonly state: BatchState;
  readonly createdAt: number;
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
  readonly expireAt: number | undefined;
}

const ENDS: readonly BatchState[] = ['Succeeded', 'Completed', 'Deleted'];

export const hasEnded = ({ state }: StoredBatch): boolean => ENDS.includes(state);
