import { attemptSeries } from '../../attempts/attempt-series.js';
import { MINUTE_MS, RETENTION_MS, SETTLED_MS } from '../../attempts/attempt-times.js';
import { sumLatestDay } from '../../attempts/day-sums.js';
import { splitFailures } from '../../attempts/failure-series.js';
import { mergeBodies } from '../../attempts/merge-bodies.js';
import type { MeasurementStore } from '../../storage/measurements/measurement-store.js';
import type { Pulse } from '../../storage/servers/server-store.js';
import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
} from '../background-process.js';

/**
 * Only one round in this many folds minutes and hours. They are kept so long that a delay within an hour does not
 * matter.
 */
const ROUNDS_PER_LONG_ROUND = 60;

/** Folds the measurements of all servers into minutes, later into hours, and at last into days. */
export class MeasurementFolder implements BackgroundProcess {
  readonly name = 'measurement-folder';
  private rounds = 0;
  /** False only if the latest heartbeat has seen nothing to fold. */
  private mayFold = true;

  heartbeatAnswered({ hasUnfoldedMeasurements = true }: Pulse): void {
    this.mayFold = hasUnfoldedMeasurements;
  }

  heartbeatMissed(): void {
    this.mayFold = true;
  }

  async execute({ storage: { measurements, clock } }: ProcessContext): Promise<Pause> {
    if (this.mayFold) await foldParts(measurements, clock.now());
    if (this.rounds % ROUNDS_PER_LONG_ROUND === 0) await foldLongAgo(measurements, clock.now());
    this.rounds += 1;
    return pauseFor(MINUTE_MS);
  }
}

const before = (now: Date, ms: number) => ({
  before: new Date(now.getTime() - ms),
  merge: mergeBodies,
});

const foldParts = (store: MeasurementStore, now: Date): Promise<void> =>
  store.fold({ level: 'part', ...before(now, MINUTE_MS) });

async function foldLongAgo(store: MeasurementStore, now: Date): Promise<void> {
  await store.fold({ level: 'minute', ...before(now, RETENTION_MS.minute) });
  // An hour keeps all failures in one text until then.
  await store.split({
    series: attemptSeries.failures.name,
    level: 'hour',
    split: splitFailures,
    ...before(now, SETTLED_MS),
  });
  await sumLatestDay(store, now);
  await store.fold({ level: 'hour', ...before(now, RETENTION_MS.hour) });
  await store.forget('day', before(now, RETENTION_MS.day).before);
}
