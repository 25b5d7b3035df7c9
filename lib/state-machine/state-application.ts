import type { ApplyStateContext } from '../filters/state-filter.js';
import type { StateChange } from './state-change.js';
import type { Election } from './state-election.js';

export interface Application {
  readonly jobExpirationTimeoutMs: number;
  readonly counters: readonly string[];
}

/** Lets the apply filters see the elected state, and collects what is to be stored with it. */
export async function applyState(
  change: StateChange,
  { elected, traversed }: Election,
  now: Date,
  jobExpirationTimeoutMs: number,
): Promise<Application> {
  const { unapplied, applied } = change.plan;
  const counters: string[] = [];
  if (unapplied.length + applied.length === 0) return { jobExpirationTimeoutMs, counters };

  const context: ApplyStateContext = {
    job: change.job,
    parameters: change.parameters,
    items: change.items,
    logger: change.logger,
    newState: elected,
    oldState: change.currentState,
    traversedStates: traversed,
    requestedBy: change.requestedBy,
    now,
    jobExpirationTimeoutMs,
    incrementCounter: (name) => counters.push(name),
  };

  if (change.currentState !== undefined) {
    for (const filter of unapplied) await filter.onStateUnapplied(context);
  }
  for (const filter of applied) await filter.onStateApplied(context);

  return { jobExpirationTimeoutMs: context.jobExpirationTimeoutMs, counters };
}
