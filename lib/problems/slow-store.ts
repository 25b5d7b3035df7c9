import type { Problem } from './problem.js';

const SLOW_ANSWER_MS = 1_000;
/** The store is slow if most of this many answers were slow. */
export const ANSWERS_LOOKED_AT = 3;

/** @param answersMs how long the store took to answer, the latest last */
export function slowStore(answersMs: readonly number[], store: string): Problem[] {
  const last = answersMs.slice(-ANSWERS_LOOKED_AT).toSorted((a, b) => a - b);
  const median = last[Math.floor(last.length / 2)] ?? 0;
  if (last.length < ANSWERS_LOOKED_AT || median <= SLOW_ANSWER_MS) return [];
  return [{ kind: 'store-slow', subject: store, facts: { answerMs: Math.round(median) } }];
}
