import { DELETED, ENQUEUED, FAILED, SUCCEEDED } from '../states/state-names.js';
import { latestFailureIn } from '../storage/latest-failure.js';
import type { Transition } from '../storage/transition.js';
import type { RunResultName } from './instruments.js';

const NAMES: Readonly<Record<string, RunResultName>> = {
  [SUCCEEDED]: 'succeeded',
  [FAILED]: 'failed',
  [DELETED]: 'deleted',
  [ENQUEUED]: 'requeued',
};

/** The outcome of a run as a label, of which there are few. */
export function outcomeName(outcome: Transition | 'made' | 'unknown'): RunResultName {
  if (outcome === 'unknown') return 'unknown';
  if (outcome === 'made') return 'succeeded';

  const hasEnded = [SUCCEEDED, FAILED, DELETED].includes(outcome.to);
  if (!hasEnded && latestFailureIn(outcome.history)) return 'retried';
  return NAMES[outcome.to] ?? 'other';
}
