import type { Prefetch } from './prefetch/prefetch.js';
import type { FreeWorkers } from './workers/free-workers.js';

/** How many more jobs the workers of a server want. */
export class Demand {
  constructor(
    private readonly workers: FreeWorkers,
    private readonly prefetch: Prefetch,
  ) {}

  /** Negative where too many jobs are claimed ahead. */
  get count(): number {
    return this.workers.count + this.prefetch.room;
  }

  /** Whether it is worth a claim: a worker is free, or the prefetch is low. */
  get isUrgent(): boolean {
    return this.workers.count > 0 || this.prefetch.isLow;
  }
}
