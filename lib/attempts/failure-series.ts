import type {
  MeasurementStore,
  SplitMeasurement,
} from '../storage/measurements/measurement-store.js';
import { attemptSeries } from './attempt-series.js';
import type { FailureTally } from './failure-tally.js';

const PREFIX = 'failure:';
const LONG_AGO = new Date(0);

/**
 * The series with the attempts of one failure, after their hour is over. Its bodies look like those of `failures`, with
 * a single name in each.
 */
export const seriesOfFailure = (fingerprint: string): string => `${PREFIX}${fingerprint}`;

export const isSeriesOfFailure = (series: string): boolean => series.startsWith(PREFIX);

/**
 * For `MeasurementStore.split`: with a series for each failure, the page of one failure need not read all the others.
 */
export const splitFailures = (body: string): SplitMeasurement[] =>
  Array.from(attemptSeries.failures.read(body).entries, (entry) => ({
    series: seriesOfFailure(entry[0]),
    body: JSON.stringify([entry]),
  }));

export interface FailureStep {
  readonly from: Date;
  readonly tally: FailureTally;
}

/** The attempts of one failure for as long as the store keeps them, in steps of all levels, the oldest first. */
export async function attemptsOfFailure(
  store: MeasurementStore,
  fingerprint: string,
): Promise<FailureStep[]> {
  const name = attemptSeries.failures.name;
  const stored = await store.read([name, seriesOfFailure(fingerprint)], LONG_AGO);
  return stored.flatMap(({ from, body }) => {
    const tally = attemptSeries.failures.readOne(body, fingerprint);
    return tally ? [{ from, tally }] : [];
  });
}
