import type { RunResultName } from '../../instruments/instruments.js';
import { DELETED, ENQUEUED, FAILED, hasEnded, SUCCEEDED } from '../../states/state-names.js';
import { latestFailureIn } from '../../storage/jobs/latest-failure.js';
import type { RunOutcome } from '../running/run-scope.js';

const NAMES: Readonly<Record<string, RunResultName>> = {
  [SUCCEEDED]: 'succeeded',
  [FAILED]: 'failed',
  [DELETED]: 'deleted',
  [ENQUEUED]: 'requeued',
};

/** The outcome of a run as a label of metrics. There are only a few different labels. */
export function outcomeName(outcome: RunOutcome): RunResultName {
  if (outcome === 'made') return 'succeeded';
  if (typeof outcome === 'string') return outcome;

  if (!hasEnded(outcome.to) && latestFailureIn(outcome.history)) return 'retried';
  return NAMES[outcome.to] ?? 'other';
}
