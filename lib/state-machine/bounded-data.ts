import { types } from 'node:util';
import { AwaitingState } from '../states/awaiting-state.js';
import { DeletedState } from '../states/deleted-state.js';
import { EnqueuedState } from '../states/enqueued-state.js';
import { FailedState } from '../states/failed-state.js';
import { ProcessingState } from '../states/processing-state.js';
import { ScheduledState } from '../states/scheduled-state.js';
import type { State, StateData } from '../states/state.js';
import { SucceededState } from '../states/succeeded-state.js';
import { cut } from '../support/text/cut.js';

/** States whose data have bounds of their own, because they hold the result or the exception of a job. */
const OWN_STATES: ReadonlySet<unknown> = new Set([
  AwaitingState,
  DeletedState,
  EnqueuedState,
  FailedState,
  ProcessingState,
  ScheduledState,
  SucceededState,
]);

/** Nobody reads a longer reason. */
const MAX_REASON_CHARS = 2_000;
/** How many characters the data of an application's own state may take. */
const MAX_CHARS = 262_144;

/**
 * The data of a state. If the data of an application's own state are too large, a note replaces them, and writing them
 * stops at the limit. Never throws, because the state is already elected.
 */
export function boundedData(state: State): StateData {
  const data = state.toData();
  return OWN_STATES.has(state.constructor) || !isTooLarge(data)
    ? data
    : { omitted: { reason: 'too-large', bytes: MAX_CHARS, isMore: true } };
}

/** The reason of a state, cut at the limit. */
export const boundedReason = ({ reason }: State): string | undefined =>
  reason === undefined ? undefined : cut(reason, MAX_REASON_CHARS);

const TOO_LARGE = new RangeError('The data of the state are too large');

/** Returns false for data that cannot be written at all, because the store refuses them anyway. */
function isTooLarge(data: StateData): boolean {
  let left = MAX_CHARS;
  try {
    JSON.stringify(data, (key, value: unknown) => {
      left -= key.length + sizeOf(value);
      if (left < 0) throw TOO_LARGE;
      return value;
    });
  } catch (error) {
    return error === TOO_LARGE;
  }
  return false;
}

/** The size of the value itself, without the values inside it. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (types.isProxy(value)) return 1;
  return ArrayBuffer.isView(value) ? value.byteLength : 1;
}
