import { MINUTE_MS } from '../../../attempts/attempt-times.js';
import { DurationHistogram } from '../../../attempts/duration-histogram.js';
import type { MinuteOfAttempts } from '../../../attempts/recent-attempts.js';
import type { QueueActivity } from '../../answers/overview.js';
import { present } from './present.js';

/**
 * The activity of each queue in the last minute. A missing queue had no activity. The present minute is not over, so
 * a part of the minute before counts as well.
 */
export function queueActivities(
  minutes: readonly MinuteOfAttempts[],
  now: Date,
): ReadonlyMap<string, QueueActivity> {
  const shares = minutes.flatMap((minute) => {
    const share = shareOfLastMinute(minute, now);
    return share > 0 ? [{ ...minute, share }] : [];
  });
  const names = new Set(shares.flatMap(({ queues }) => [...queues.keys()]));

  return new Map(
    Array.from(names, (name) => {
      const waits = new DurationHistogram();
      let attempts = 0;
      for (const { queues, share } of shares) {
        const queue = queues.get(name);
        if (!queue) continue;
        attempts += queue.count * share;
        waits.merge(queue.waits);
      }
      return [name, present({ throughput: attempts / 60, latencyMs: waits.quantile(0.5) })];
    }),
  );
}

/** How much of a minute lies in the last sixty seconds. */
function shareOfLastMinute({ fromMs }: MinuteOfAttempts, now: Date): number {
  const ageMs = now.getTime() - fromMs;
  if (ageMs < MINUTE_MS) return 1;
  return Math.max(0, 2 - ageMs / MINUTE_MS);
}
