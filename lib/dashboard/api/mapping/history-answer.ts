import type { CounterPoint } from '../../../storage/statistics-store.js';
import type { HistoryAnswer, Throughput } from '../../answers/live.js';

export type HistoryCounters = { readonly [Name in keyof Throughput]: readonly CounterPoint[] };
type Resolution = HistoryAnswer['resolution'];

const POINTS: Readonly<Record<Resolution, number>> = { hour: 24, day: 30 };
const STEP_MS: Readonly<Record<Resolution, number>> = { hour: 3_600_000, day: 86_400_000 };

/** The first instant of a history with that resolution; its last hour or day is the current one. */
export function historyStart(resolution: Resolution, now: Date): Date {
  const step = STEP_MS[resolution];
  const present = Math.floor(now.getTime() / step) * step;
  return new Date(present - (POINTS[resolution] - 1) * step);
}

/** One point for each hour or day, also if no job ended in it. */
export function historyAnswerOf(
  resolution: Resolution,
  counters: HistoryCounters,
  now: Date,
): HistoryAnswer {
  const start = historyStart(resolution, now).getTime();
  const points = Array.from({ length: POINTS[resolution] }, (_, index) => {
    const from = start + index * STEP_MS[resolution];
    return {
      from,
      succeeded: valueAt(counters.succeeded, from),
      failed: valueAt(counters.failed, from),
      deleted: valueAt(counters.deleted, from),
    };
  });
  return { resolution, points };
}

function valueAt(points: readonly CounterPoint[], from: number): number {
  return points.find((point) => point.from.getTime() === from)?.value ?? 0;
}
