import { endsWithin } from '../../../support/time/time-limit.js';
import type { Surroundings } from './server-operations.js';

/** A look that takes longer has a statement of its own. */
const SLOW_MS = 500;
/** A slow look is repeated when so many times its duration has passed. */
const REST = 20;

const NOTHING_SEEN: Surroundings = {
  hasReadyJobs: false,
  hasParkedJobs: false,
  hasAbandonedJobs: false,
  hasReleasedContinuations: false,
  hasUncountedBatches: false,
};

/**
 * Looking for what there is to do walks over the places of jobs that are gone, and while a transaction
 * elsewhere keeps these from being cleaned up, that can take longer than a server may be silent. Then
 * the heartbeat does not wait for it.
 *
 * Unknown: nothing was timed yet, or the last look has got no answer. Quick: heartbeat and look are one statement. Slow: two, and the look
 * takes at most a twentieth of the time.
 */
export class SlowLook {
  private lastMs: number | undefined;
  private lastAtMs = 0;
  private underWay: Promise<void> | undefined;
  private seen = NOTHING_SEEN;

  get isQuick(): boolean {
    return this.lastMs !== undefined && this.lastMs < SLOW_MS;
  }

  /** A look that gets no answer is not expected to be quick the next time. */
  begins(): void {
    this.lastMs = undefined;
  }

  took(ms: number): void {
    this.lastMs = ms;
    this.lastAtMs = performance.now();
  }

  /**
   * What was seen since the last time, as far as it can be told now.
   *
   * @param patienceMs how long to wait for a look; after that its answer belongs to the next call
   */
  async see(look: () => Promise<Surroundings>, patienceMs: number): Promise<Surroundings> {
    if (this.underWay === undefined && this.isDue) this.underWay = this.start(look);
    if (this.underWay !== undefined) await endsWithin(this.underWay, patienceMs);

    const { seen } = this;
    this.seen = NOTHING_SEEN;
    return seen;
  }

  private get isDue(): boolean {
    return this.lastMs === undefined || performance.now() >= this.lastAtMs + REST * this.lastMs;
  }

  /** Never rejects: a look that failed is repeated with the next heartbeat. */
  private async start(look: () => Promise<Surroundings>): Promise<void> {
    const startedMs = performance.now();
    try {
      this.seen = await look();
      this.took(performance.now() - startedMs);
    } catch {
      this.seen = NOTHING_SEEN;
    } finally {
      this.underWay = undefined;
    }
  }
}
