import { LATEST_MS } from '../support/time/duration.js';
import type { Reason } from './engine-reason.js';
import { EnqueuedState } from './enqueued-state.js';
import { ScheduledState } from './scheduled-state.js';
import type { State, StateData } from './state.js';

/**
 * The state of a job after it has waited.
 *
 * @param awaiting the data of its Awaiting state; without a time in them, the job is enqueued
 */
export function stateAfterWaiting(awaiting: StateData, now: Date, reason?: Reason): State {
  const at = enqueueTimeOf(awaiting, now);
  return Number.isFinite(at) && at >= -LATEST_MS
    ? new ScheduledState(new Date(Math.min(at, LATEST_MS)), reason)
    : new EnqueuedState(undefined, reason);
}

function enqueueTimeOf({ delayMs, enqueueAt }: StateData, now: Date): number {
  if (typeof delayMs === 'number') return now.getTime() + delayMs;
  return typeof enqueueAt === 'string' ? Date.parse(enqueueAt) : Number.NaN;
}
