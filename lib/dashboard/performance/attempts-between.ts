import { DAY_MS, daySums } from '../../attempts/day-sums.js';
import type {
  MeasurementStore,
  StoredMeasurement,
} from '../../storage/measurements/measurement-store.js';
import { SUMMED } from './span-sums.js';

const WITHOUT_METHODS = SUMMED.filter((series) => series !== 'methods');

/**
 * Reads the attempts of some time, the oldest first, day by day: a week of a thousand methods is tens of megabytes,
 * which neither the store nor this process should hold at once. A whole day has one sum of each method, if a server has
 * added it up.
 */
export async function* attemptsBetween(
  store: MeasurementStore,
  startMs: number,
  endMs: number,
): AsyncGenerator<readonly StoredMeasurement[]> {
  const sums = await daySums(store, new Date(startMs));
  let fromMs = startMs;
  while (fromMs < endMs) {
    const nextDayMs = (Math.floor(fromMs / DAY_MS) + 1) * DAY_MS;
    const untilMs = Math.min(nextDayMs, endMs);
    const methods = untilMs === nextDayMs ? sums.get(fromMs) : undefined;
    const series = methods ? WITHOUT_METHODS : SUMMED;
    const stored = await store.read(series, new Date(fromMs), new Date(untilMs));
    yield methods ? [...stored, methods] : stored;
    fromMs = untilMs;
  }
}
