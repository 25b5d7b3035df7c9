import type { JobFilter } from '../../filters/job-filter.js';
import type { ApplyStateContext, ElectStateContext } from '../../filters/state-filter.js';
import { ProcessingState } from '../../states/processing-state.js';
import { type RememberedState, rememberedState, restoredState } from './remembered-state.js';

/** The parameter with the final state of the job's run. */
export const COMPLETION = 'Completion';

/** Remembers the outcome of a run, and replaces every candidate that would change the outcome. */
export class IdempotentCompletionFilter implements JobFilter {
  readonly order = 0;

  onStateElection(context: ElectStateContext): void {
    const { candidateState, parameters, requestedBy } = context;
    const wouldChange = candidateState.isFinal || candidateState.name === ProcessingState.NAME;

    if (requestedBy === 'client') {
      if (!wouldChange) parameters.delete(COMPLETION);
      return;
    }
    const outcome = parameters.get<RememberedState>(COMPLETION);
    if (outcome && wouldChange) context.candidateState = restoredState(outcome);
  }

  /** The election is too early to remember the outcome: filters with a higher order may still replace it. */
  onStateApplied({ newState, oldState, parameters, requestedBy }: ApplyStateContext): void {
    const isOutcome =
      newState.isFinal && oldState === ProcessingState.NAME && requestedBy === 'server';
    if (isOutcome) parameters.setBounded(COMPLETION, rememberedState(newState));
  }
}
