import type { QueueDepth, QueueDepths } from './observations.js';
import type { Problem } from './problem.js';
import type { ProblemSample } from './samples.js';

/** A queue that fills only for a moment is no problem. */
const LOOK_BACK_MS = 2 * 60_000;
const LEAST_GROWTH = 100;
const LEAST_GROWTH_FACTOR = 1.2;
const LEAST_AGEING_MS = LOOK_BACK_MS / 4;

const EMPTY: QueueDepth = { count: 0, isExact: true, ageMs: 0 };

/**
 * Queues whose number of ready jobs has grown with each look for some minutes. If there are too many jobs
 * to count, the age of the oldest job counts instead: it grows if servers cannot keep up.
 */
export function growingQueues(
  depths: readonly QueueDepths[],
  { queues }: Pick<ProblemSample, 'queues'>,
): Problem[] {
  const compared = comparedDepths(depths);
  if (!compared) return [];
  const { first, middle, latest } = compared;

  return queues.flatMap(({ name, pausedAt }) => {
    const depthIn = ({ ready }: QueueDepths) => ready.get(name) ?? EMPTY;
    const [before, between, now] = [depthIn(first), depthIn(middle), depthIn(latest)];
    const isGrowing = !pausedAt && isGrowth(before, between, now);
    const facts = {
      ready: now.count,
      ...(!now.isExact && { isBounded: 1 }),
      since: first.at.getTime(),
    };
    return isGrowing ? [{ kind: 'backlog-grows' as const, subject: name, facts }] : [];
  });
}

/** Whether the looks cover enough time. */
export const canSeeGrowth = (depths: readonly QueueDepths[]): boolean =>
  comparedDepths(depths) !== undefined;

function comparedDepths(depths: readonly QueueDepths[]) {
  const latest = depths.at(-1);
  const then = latest?.at.getTime() ?? 0;
  const first = depths.findLast(({ at }) => then - at.getTime() >= LOOK_BACK_MS);
  const middle = depths.findLast(({ at }) => then - at.getTime() >= LOOK_BACK_MS / 2);
  return latest && first && middle ? { first, middle, latest } : undefined;
}

function isGrowth(before: QueueDepth, between: QueueDepth, now: QueueDepth): boolean {
  if (!now.isExact) {
    const agedMs = now.ageMs - before.ageMs;
    return agedMs >= LEAST_AGEING_MS && before.ageMs < between.ageMs && between.ageMs < now.ageMs;
  }
  const isSteady = before.count < between.count && between.count < now.count;
  const growth = now.count - before.count;
  return isSteady && growth >= LEAST_GROWTH && now.count >= before.count * LEAST_GROWTH_FACTOR;
}
