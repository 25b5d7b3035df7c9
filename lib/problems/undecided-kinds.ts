import { canSeeGrowth } from './growing-queues.js';
import type { Observations } from './observations.js';
import type { ProblemKind } from './problem.js';
import { ANSWERS_LOOKED_AT } from './slow-store.js';

/**
 * The kinds of problems that need more looks than there were. If such a problem was not found, it may still be
 * there.
 */
export function undecidedKinds(seen: Observations): readonly ProblemKind[] {
  return [
    ...(canSeeGrowth(seen.depths) ? [] : ['backlog-grows' as const]),
    ...(seen.answerTimesMs.length >= ANSWERS_LOOKED_AT ? [] : ['store-slow' as const]),
  ];
}
