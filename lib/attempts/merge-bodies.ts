import { attemptSeries } from './attempt-series.js';
import { isDaySum } from './day-sums.js';
import { isSeriesOfFailure } from './failure-series.js';

/**
 * For `MeasurementStore.fold` and `split`. Several servers may have added up the same day, so the first sum of a day is
 * kept. This version cannot add up a series that it does not know either, so it keeps the first body.
 */
export function mergeBodies(series: string, bodies: readonly string[]): string {
  if (isSeriesOfFailure(series)) return attemptSeries.failures.merge(bodies);
  if (isDaySum(series)) return bodies[0] ?? '';
  return isKnown(series) ? attemptSeries[series].merge(bodies) : (bodies[0] ?? '');
}

const isKnown = (series: string): series is keyof typeof attemptSeries =>
  Object.hasOwn(attemptSeries, series);
