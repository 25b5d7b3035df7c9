import { AwaitingState, type AwaitingStateOptions } from '../states/awaiting-state.js';
import { type Duration, durationMs, instantOf } from '../support/time/duration.js';
import type { ContinuationTerms, ParentIds } from './continuation-terms.js';
import { InvalidConditionError } from './errors/invalid-condition-error.js';
import { InvalidParentError } from './errors/invalid-parent-error.js';

const MAX_ID_CHARS = 100;
const CONDITIONS: readonly unknown[] = ['succeeded', 'deleted', 'finished', 'completed'];

/** The parents of a new job or batch, and its state until they have ended. */
export interface Waiting {
  readonly awaiting: AwaitingState;
  /** Whether a filter has cancelled the creation of one of the parents. */
  readonly hasCanceledParent: boolean;
}

/** For a job without parents. It starts at once, or when its time comes. */
export function noWaiting(when: Date | Duration | undefined, now: Date): Waiting {
  return { awaiting: new AwaitingState([], timing(when, now)), hasCanceledParent: false };
}

/**
 * @throws InvalidParentError
 * @throws InvalidConditionError
 * @throws InvalidTimeError
 */
export function waitingFor(
  parents: ParentIds,
  { on = 'succeeded', schedule }: ContinuationTerms,
  now: Date,
): Waiting {
  const given = typeof parents === 'string' || parents === null ? [parents] : parents;
  if (!Array.isArray(given) || given.length === 0) throw new InvalidParentError(parents);
  if (!CONDITIONS.includes(on)) throw new InvalidConditionError(on);

  const ids = [...new Set(given)].filter((id) => id !== null).map(requireId);
  return {
    awaiting: new AwaitingState(ids, { ...timing(schedule, now), condition: on }),
    hasCanceledParent: given.includes(null),
  };
}

/** For a job that is created with an AwaitingState of the application. */
export function waitingAs(awaiting: AwaitingState, now: Date): Waiting {
  const { condition, options, parentIds } = awaiting;
  const { delayMs, enqueueAt } = options;
  const schedule = delayMs === undefined ? enqueueAt : { milliseconds: delayMs };
  // Applications cannot use the engine's own condition: it is refused like any unknown condition.
  const on = condition as Exclude<typeof condition, 'started'>;
  return waitingFor(parentIds, { on, schedule }, now);
}

function requireId(id: unknown): string {
  const isId = typeof id === 'string' && id.length > 0 && id.length <= MAX_ID_CHARS;
  if (!isId) throw new InvalidParentError(id);
  return id;
}

function timing(when: Date | Duration | undefined, now: Date): AwaitingStateOptions {
  if (when === undefined) return {};

  const at = instantOf(when, now);
  return when instanceof Date ? { enqueueAt: at } : { delayMs: durationMs(when) };
}
