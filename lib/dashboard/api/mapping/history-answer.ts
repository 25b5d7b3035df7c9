import type { MinuteOfAttempts } from '../../../attempts/recent-attempts.js';
import type { CounterPoint } from '../../../storage/statistics/statistics-store.js';
import type { HistoryAnswer, HistoryPoint } from '../../answers/live.js';
import type { Deploy } from '../../answers/performance.js';

/** The counters of a history. */
export interface HistoryCounters {
  readonly succeeded: readonly CounterPoint[];
  /** Jobs that became Failed. Earlier versions have counted only these, and no other failed attempts. */
  readonly failed: readonly CounterPoint[];
  readonly failedAttempts: readonly CounterPoint[];
  readonly deleted: readonly CounterPoint[];
}

type Resolution = HistoryAnswer['resolution'];

const POINTS: Readonly<Record<Resolution, number>> = { minute: 60, hour: 24, day: 30 };
export const STEP_MS: Readonly<Record<Resolution, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** The first instant of a history with that resolution; its last minute, hour or day is the current one. */
export function historyStart(resolution: Resolution, now: Date): Date {
  const step = STEP_MS[resolution];
  const present = Math.floor(now.getTime() / step) * step;
  return new Date(present - (POINTS[resolution] - 1) * step);
}

/** One point for each hour or day, even if no job ended in it. */
export function historyAnswerOf(
  resolution: 'hour' | 'day',
  { succeeded, failed, failedAttempts, deleted }: HistoryCounters,
  deploys: readonly Deploy[],
  now: Date,
): HistoryAnswer {
  const points = pointsAt(resolution, now, (from) => ({
    succeeded: valueAt(succeeded, from),
    failed: Math.max(valueAt(failed, from), valueAt(failedAttempts, from)),
    deleted: valueAt(deleted, from),
  }));
  return { resolution, points, deploys };
}

/** One point for each minute of the last hour, with the attempts that ended in it. */
export function recentHistoryAnswer(
  minutes: readonly MinuteOfAttempts[],
  deploys: readonly Deploy[],
  now: Date,
): HistoryAnswer {
  const byStart = new Map(minutes.map((minute) => [minute.fromMs, minute]));
  const points = pointsAt('minute', now, (from) => {
    const attempts = [...(byStart.get(from)?.queues.values() ?? [])];
    const count = attempts.reduce((sum, queue) => sum + queue.count, 0);
    const failed = attempts.reduce((sum, queue) => sum + queue.failed, 0);
    return { succeeded: count - failed, failed, deleted: 0 };
  });
  return { resolution: 'minute', points, deploys };
}

function pointsAt(
  resolution: Resolution,
  now: Date,
  valuesAt: (from: number) => Omit<HistoryPoint, 'from'>,
): HistoryPoint[] {
  const start = historyStart(resolution, now).getTime();
  return Array.from({ length: POINTS[resolution] }, (_, index) => {
    const from = start + index * STEP_MS[resolution];
    return { from, ...valuesAt(from) };
  });
}

function valueAt(points: readonly CounterPoint[], from: number): number {
  return points.find((point) => point.from.getTime() === from)?.value ?? 0;
}
