import type { Prefetch } from './prefetch/prefetch.js';
import type { FreeWorkers } from './workers/free-workers.js';

/** How many more jobs the workers of a server want. */
export class Demand {
  constructor(
    private readonly workers: FreeWorkers,
    private readonly prefetch: Prefetch,
  ) {}

  /** Negative when too many jobs are claimed ahead. */
  get count(): number {
    return this.workers.count + this.prefetch.room;
  }

  /** Whether a claim is worth its cost: a worker is free, or few jobs are claimed ahead. */
  get isUrgent(): boolean {
    return this.workers.count > 0 || this.prefetch.isLow;
  }
}
