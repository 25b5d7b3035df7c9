import type { ElectStateContext } from '../filters/state-filter.js';
import type { State } from '../states/state.js';
import type { StateChange } from './state-change.js';

export interface Election {
  readonly elected: State;
  /** Candidates that a filter replaced, oldest first. */
  readonly traversed: readonly State[];
}

/** Asks each elect filter, in order; a replaced candidate is remembered. */
export async function electState(change: StateChange, now: Date): Promise<Election> {
  const { election } = change.plan;
  if (election.length === 0) return { elected: change.candidate, traversed: [] };

  const traversed: State[] = [];
  const context: ElectStateContext = {
    job: change.job,
    parameters: change.parameters,
    items: change.items,
    logger: change.logger,
    candidateState: change.candidate,
    currentState: change.currentState,
    traversedStates: traversed,
    requestedBy: change.requestedBy,
    now,
    readyAt: change.readyAt,
  };

  for (const filter of election) {
    const before = context.candidateState;
    await filter.onStateElection(context);
    if (context.candidateState !== before) traversed.push(before);
  }
  return { elected: context.candidateState, traversed };
}
