import { attemptSeries } from '../../attempts/attempt-series.js';
import type { AttemptTally } from '../../attempts/attempt-tally.js';
import { MINUTE_MS } from '../../attempts/attempt-times.js';
import type { JobStorage } from '../../storage/job-storage.js';
import type { QueueSummary } from '../../storage/monitoring/monitoring-store.js';
import { SharedAnswers } from '../../support/flow/shared-answers.js';
import type { ScaleRequest } from './scale-request.js';
import { wantedWorkers } from './wanted-workers.js';

/** How long the answers of the store stay good, in milliseconds. */
const MAX_AGE_MS = 2_000;
/** The present rate is the rate of the runs in this time, in milliseconds. */
const RATE_WINDOW_MS = 5 * MINUTE_MS;

/** The store's readings of all queues. */
interface QueueReadings {
  readonly at: Date;
  readonly queues: ReadonlyMap<string, QueueSummary>;
  readonly attempts: ReadonlyMap<string, AttemptTally>;
}

/** Answers autoscalers. One look at the store serves all questions that come within two seconds. */
export class ScaleReader {
  private readonly looks = new SharedAnswers<QueueReadings>(MAX_AGE_MS);

  constructor(private readonly storage: JobStorage) {}

  /** 0 for a queue that has no jobs. */
  async read({ queue, measure, startWithinSeconds = 1 }: ScaleRequest): Promise<number> {
    const { at, queues, attempts } = await this.looks.get('', () => this.look());
    const { ready, processing = 0, oldestReadyAt } = queues.get(queue) ?? {};
    if (measure === 'ready') return ready?.count ?? 0;
    if (measure === 'oldestAge') {
      const ageMs = oldestReadyAt ? at.getTime() - oldestReadyAt.getTime() : 0;
      return Math.max(0, ageMs) / 1_000;
    }

    const { count = 0, runs } = attempts.get(queue) ?? {};
    const load = {
      ready: ready?.count ?? 0,
      processing,
      runsPerSecond: count / (RATE_WINDOW_MS / 1_000),
      runSeconds: runs && count > 0 ? runs.sumMs / count / 1_000 : undefined,
    };
    return wantedWorkers(load, startWithinSeconds);
  }

  private async look(): Promise<QueueReadings> {
    const { clock, monitoring, measurements } = this.storage;
    const at = clock.now();
    const since = new Date(at.getTime() - RATE_WINDOW_MS);
    const [queues, sums] = await Promise.all([
      monitoring.queues(),
      attemptSeries.queues.sumsSince(measurements, since, RATE_WINDOW_MS),
    ]);
    const attempts = attemptSeries.queues.empty();
    for (const sum of sums.values()) attempts.merge(sum.entries);
    return {
      at,
      queues: new Map(queues.map((it) => [it.name, it])),
      attempts: new Map(attempts.entries),
    };
  }
}
