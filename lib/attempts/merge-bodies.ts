import { attemptSeries } from './attempt-series.js';
import { isSeriesOfFailure } from './failure-series.js';

/**
 * For `MeasurementStore.fold` and `split`. This version cannot add up a series that it does not know, so it keeps the
 * first body.
 */
export function mergeBodies(series: string, bodies: readonly string[]): string {
  if (isSeriesOfFailure(series)) return attemptSeries.failures.merge(bodies);
  return isKnown(series) ? attemptSeries[series].merge(bodies) : (bodies[0] ?? '');
}

const isKnown = (series: string): series is keyof typeof attemptSeries =>
  Object.hasOwn(attemptSeries, series);
