import type {
  MeasurementStore,
  StoredMeasurement,
} from '../storage/measurements/measurement-store.js';
import { attemptSeries } from './attempt-series.js';
import { RETENTION_MS, SETTLED_MS } from './attempt-times.js';

/**
 * The sums of whole days by method, beside the hours of these days: the hours of a thousand methods in a week are tens
 * of megabytes, and whoever adds up a week needs them only where it begins and ends.
 */
const SERIES = 'methods:day';
export const DAY_MS = 86_400_000;

export const isDaySum = (series: string): boolean => series === SERIES;

/**
 * Adds up the latest day that is over and has no sum yet. Call it once in a while: one day at a time, so that a server
 * never spends long on it.
 */
export async function sumLatestDay(store: MeasurementStore, now: Date): Promise<void> {
  const { methods } = attemptSeries;
  const endMs = Math.floor((now.getTime() - SETTLED_MS) / DAY_MS) * DAY_MS;
  const startMs = endMs - RETENTION_MS.hour + DAY_MS;
  const summed = await daySums(store, new Date(startMs));
  for (let fromMs = endMs - DAY_MS; fromMs >= startMs; fromMs -= DAY_MS) {
    if (summed.has(fromMs)) continue;
    const from = new Date(fromMs);
    const hours = await store.read([methods.name], from, new Date(fromMs + DAY_MS));
    if (hours.length === 0) continue;

    const body = methods.merge(hours.map((hour) => hour.body));
    // Another server may add the same day: that counts once, here or when both are folded.
    await store.add([{ id: `day ${fromMs}`, series: SERIES, from, body }]);
    return;
  }
}

/** The sums of the days that begin at an instant or later, by the first instant of each day. */
export async function daySums(
  store: MeasurementStore,
  since: Date,
): Promise<ReadonlyMap<number, StoredMeasurement>> {
  const stored = await store.read([SERIES], since);
  const { name: series } = attemptSeries.methods;
  return new Map(stored.map((sum) => [sum.from.getTime(), { ...sum, series }]));
}
