import type { JobFilter } from '../../filters/job-filter.js';
import type { ApplyStateContext, ElectStateContext } from '../../filters/state-filter.js';
import { ProcessingState } from '../../states/processing-state.js';
import { type RememberedState, rememberedState, restoredState } from './remembered-state.js';

/** The final state in which the job's run ended. */
export const COMPLETION = 'Completion';

/** Remembers the outcome of a run and puts it in the place of everything that would change it. */
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

  /** Here and not in the election, because filters of a higher order have a say in the outcome. */
  onStateApplied({ newState, oldState, parameters, requestedBy }: ApplyStateContext): void {
    const isOutcome =
      newState.isFinal && oldState === ProcessingState.NAME && requestedBy === 'server';
    if (isOutcome) parameters.setBounded(COMPLETION, rememberedState(newState));
  }
}
