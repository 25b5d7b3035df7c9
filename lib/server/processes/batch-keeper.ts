import { setTimeout as delay } from 'node:timers/promises';
import type { Pulse } from '../../storage/servers/server-store.js';
import { LATEST_MS } from '../../support/time/duration.js';
import {
  atOnce,
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  untilWoken,
  type WakeTime,
} from '../background-process.js';

const BATCH_SIZE = 100;
/**
 * The shortest time between two rounds, in milliseconds. Without it, hundreds of settlements a second would each cause
 * a round.
 */
const MIN_INTERVAL_MS = 50;

/**
 * Counts the outcomes of jobs in batches, and ends batches whose last job has ended. The settlement of a job in a batch
 * wakes this process. Any number of servers run it at once.
 */
export class BatchKeeper implements BackgroundProcess {
  readonly name = 'batch-keeper';
  readonly wokenBy = ['batches'] as const;
  readonly startsAsleep = true;
  private lastTurnMs = Number.NEGATIVE_INFINITY;
  /** The batches that the log has already reported as damaged. */
  private readonly damaged = new Set<string>();

  /** @param retentionMs how long a batch is kept after it has ended */
  constructor(private readonly retentionMs: number) {}

  wakeAt({ hasUncountedBatches }: Pulse): WakeTime {
    return { isDue: hasUncountedBatches };
  }

  async execute({ storage: { batches, clock }, logger }: ProcessContext): Promise<Pause> {
    const waitMs = this.lastTurnMs + MIN_INTERVAL_MS - performance.now();
    if (waitMs > 0) await delay(waitMs);
    this.lastTurnMs = performance.now();

    const retentionMs = Math.min(this.retentionMs, LATEST_MS - clock.now().getTime());
    // A crash before this commits leaves the counts where the settlements have put them, and the batches as
    // they were: the next round, here or elsewhere, adds them up. No count is added twice.
    const { hasFound, mayHaveMore, circular } = await batches.fold(BATCH_SIZE, retentionMs);
    for (const batchId of circular) {
      if (this.damaged.has(batchId)) continue;
      this.damaged.add(batchId);
      logger.warn('Batch is nested in itself, and may never end: it can be cancelled', { batchId });
    }
    return mayHaveMore ? atOnce : { ...untilWoken, hasFound };
  }
}
