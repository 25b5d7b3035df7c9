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

/** Their data have bounds of their own, and hold the result of a job. */
const OWN_STATES: ReadonlySet<unknown> = new Set([
  AwaitingState,
  DeletedState,
  EnqueuedState,
  FailedState,
  ProcessingState,
  ScheduledState,
  SucceededState,
]);

/** As much as somebody reads. */
const MAX_REASON_CHARS = 2_000;
/** How many characters the data of a state of the application's own may take. */
const MAX_CHARS = 262_144;

/**
 * What a state records. What an application's own state has is left out, with a note in its place, where
 * it is too large; writing it ends there. An exception is never thrown for that: the state is elected.
 */
export function boundedData(state: State): StateData {
  const data = state.toData();
  return OWN_STATES.has(state.constructor) || !isTooLarge(data)
    ? data
    : { omitted: { reason: 'too-large', bytes: MAX_CHARS, isMore: true } };
}

/** Why a job came into a state, cut where it is too long to be read. */
export const boundedReason = ({ reason }: State): string | undefined =>
  reason === undefined ? undefined : cut(reason, MAX_REASON_CHARS);

const TOO_LARGE = new RangeError('The data of the state are too large');

/** What cannot be written at all is found out by the store, which refuses it. */
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

/** Of the value itself, or of as many parts as it has at least. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (types.isProxy(value)) return 1;
  return ArrayBuffer.isView(value) ? value.byteLength : 1;
}
