import type { BatchProgress } from '../../../storage/batches/batch-store.js';
import type { BatchPlace } from './batch-place.js';

/** How many jobs of a batch are in each place. Every change of a job is counted at once. */
export class BatchCounts {
  private readonly counts: Record<BatchPlace, number> = {
    pending: 0,
    processing: 0,
    succeeded: 0,
    failed: 0,
    deleted: 0,
  };

  get isComplete(): boolean {
    const { pending, processing, failed } = this.counts;
    return pending + processing + failed === 0;
  }

  get hasOnlySuccess(): boolean {
    return this.counts.deleted === 0;
  }

  /** @param from undefined for a new job */
  move(from: BatchPlace | undefined, to: BatchPlace): void {
    if (from !== undefined) this.counts[from] -= 1;
    this.counts[to] += 1;
  }

  progress(): BatchProgress {
    const total = Object.values(this.counts).reduce((sum, count) => sum + count, 0);
    return { total, ...this.counts };
  }
}
