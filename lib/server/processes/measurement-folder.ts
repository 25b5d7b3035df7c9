import { attemptSeries } from '../../attempts/attempt-series.js';
import { FAILURES_TOGETHER_MS, MINUTE_MS, RETENTION_MS } from '../../attempts/attempt-times.js';
import { splitFailures } from '../../attempts/failure-series.js';
import { mergeBodies } from '../../attempts/merge-bodies.js';
import type { MeasurementStore } from '../../storage/measurement-store.js';
import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
} from '../background-process.js';

/** Puts what servers have measured together, by minutes, later by hours, and at last by days. */
export class MeasurementFolder implements BackgroundProcess {
  readonly name = 'measurement-folder';

  async execute({ storage }: ProcessContext): Promise<Pause> {
    await foldMeasurements(storage.measurements, storage.clock.now());
    return pauseFor(MINUTE_MS);
  }
}

async function foldMeasurements(store: MeasurementStore, now: Date): Promise<void> {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const merge = mergeBodies;

  await store.fold({ level: 'part', before: ago(MINUTE_MS), merge });
  await store.fold({ level: 'minute', before: ago(RETENTION_MS.minute), merge });
  await store.split({
    series: attemptSeries.failures.name,
    level: 'hour',
    before: ago(FAILURES_TOGETHER_MS),
    split: splitFailures,
    merge,
  });
  await store.fold({ level: 'hour', before: ago(RETENTION_MS.hour), merge });
  await store.forget('day', ago(RETENTION_MS.day));
}
