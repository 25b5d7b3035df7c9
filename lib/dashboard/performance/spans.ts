import { MINUTE_MS } from '../../attempts/attempt-times.js';
import type { AttemptPoint, Span } from '../answers/performance.js';

const HOUR_MS = 60 * MINUTE_MS;

interface SpanShape {
  readonly stepMs: number;
  readonly points: number;
  /**
   * How long servers may still add to a step that is over, in milliseconds: their reports wait while the store is
   * away.
   */
  readonly unsettledMs: number;
}

/** An hour has a point for each minute, longer spans have a point for each hour. */
const SHAPES: Readonly<Record<Span, SpanShape>> = {
  '1h': { stepMs: MINUTE_MS, points: 60, unsettledMs: 2 * MINUTE_MS },
  '24h': { stepMs: HOUR_MS, points: 24, unsettledMs: 30 * MINUTE_MS },
  '7d': { stepMs: HOUR_MS, points: 7 * 24, unsettledMs: 30 * MINUTE_MS },
};

export const SPANS = Object.keys(SHAPES) as [Span, ...Span[]];
export const stepOf = (span: Span): number => SHAPES[span].stepMs;

/** The first instant of a span, which is the beginning of a minute or an hour. */
export function startOf(span: Span, now: Date): Date {
  const { stepMs, points } = SHAPES[span];
  return new Date((Math.floor(now.getTime() / stepMs) - points + 1) * stepMs);
}

/** The first instant of the first step that may still grow. */
export function settledAt(span: Span, now: Date): Date {
  const { stepMs, unsettledMs } = SHAPES[span];
  return new Date(Math.floor((now.getTime() - unsettledMs) / stepMs) * stepMs);
}

/** The points of a span, without gaps. The last point is the present minute or hour. */
export function pointsOf(
  span: Span,
  now: Date,
  countsAt: (fromMs: number) => Omit<AttemptPoint, 'from'>,
): AttemptPoint[] {
  const { stepMs, points } = SHAPES[span];
  const startMs = startOf(span, now).getTime();
  return Array.from({ length: points }, (_, index) => {
    const from = startMs + index * stepMs;
    return { from, ...countsAt(from) };
  });
}
