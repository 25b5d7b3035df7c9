import { attemptSeries } from './attempt-series.js';
import { isSeriesOfFailure } from './failure-series.js';

/** For `MeasurementStore.fold` and `split`. Of a series that this version does not know, the first body stays. */
export function mergeBodies(series: string, bodies: readonly string[]): string {
  if (isSeriesOfFailure(series)) return attemptSeries.failures.merge(bodies);
  return isKnown(series) ? attemptSeries[series].merge(bodies) : (bodies[0] ?? '');
}

const isKnown = (series: string): series is keyof typeof attemptSeries =>
  Object.hasOwn(attemptSeries, series);
