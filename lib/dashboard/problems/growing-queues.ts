import type { ProblemAnswer } from '../api/answers.js';
import type { SlowSample } from '../live/live-sample.js';
import type { QueueDepths } from './observations.js';

/** A queue may fill for a moment. */
const LOOK_BACK_MS = 2 * 60_000;
const LEAST_GROWTH = 100;
const LEAST_GROWTH_FACTOR = 1.2;

/** Queues that had more ready jobs each time that somebody looked, over some minutes. */
export function growingQueues(
  depths: readonly QueueDepths[],
  { queues }: Pick<SlowSample, 'queues'>,
): ProblemAnswer[] {
  const latest = depths.at(-1);
  const then = latest?.at.getTime() ?? 0;
  const first = depths.findLast(({ at }) => then - at.getTime() >= LOOK_BACK_MS);
  const middle = depths.findLast(({ at }) => then - at.getTime() >= LOOK_BACK_MS / 2);
  if (!latest || !first || !middle) return [];

  return queues.flatMap(({ name, pausedAt }) => {
    const [before, between, now] = [first, middle, latest].map(({ ready }) => ready.get(name) ?? 0);
    const isGrowing = !pausedAt && isGrowth(before ?? 0, between ?? 0, now ?? 0);
    const facts = { ready: now ?? 0, since: first.at.getTime() };
    return isGrowing ? [{ kind: 'backlog-grows' as const, subject: name, facts }] : [];
  });
}

function isGrowth(before: number, between: number, now: number): boolean {
  const isSteady = before < between && between < now;
  return isSteady && now - before >= LEAST_GROWTH && now >= before * LEAST_GROWTH_FACTOR;
}
