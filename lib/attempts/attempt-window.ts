import type { MeasurementStore } from '../storage/measurement-store.js';
import { type AttemptSeries, attemptSeries, type Tallies } from './attempt-series.js';

/** The tallies of a series within a time. */
export interface TalliesAt<Series extends AttemptSeries> {
  readonly from: Date;
  readonly tallies: Tallies<Series>;
}

/** Reads what servers have counted of a series since an instant, by the times at which it begins, the oldest first. */
export async function readAttempts<Series extends AttemptSeries>(
  store: MeasurementStore,
  series: Series,
  since: Date,
): Promise<TalliesAt<Series>[]> {
  const measurements = await store.read(series, since);
  return measurements.map(({ from, body }) => ({
    from,
    // The entry of a series has the tallies of that series, which the type of the whole list cannot say.
    tallies: attemptSeries[series].read(body) as Tallies<Series>,
  }));
}
