import { AwaitingState } from '../../states/awaiting-state.js';
import { DeletedState } from '../../states/deleted-state.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import { FailedState } from '../../states/failed-state.js';
import { ProcessingState } from '../../states/processing-state.js';
import { ScheduledState } from '../../states/scheduled-state.js';
import { SucceededState } from '../../states/succeeded-state.js';

export const STATE_NAMES: readonly string[] = [
  EnqueuedState.NAME,
  ScheduledState.NAME,
  ProcessingState.NAME,
  SucceededState.NAME,
  FailedState.NAME,
  DeletedState.NAME,
  AwaitingState.NAME,
];

/** The name of a state as people write it: only built-in states may be in lower case. */
export const stateText = (name: string): string =>
  STATE_NAMES.includes(name) ? name.toLowerCase() : name;

const NAME = /^[\p{L}\d_-]{1,100}$/u;

/** The name of a state, in upper or lower case. Applications may have states of their own. */
export function stateNamed(text: string): string | undefined {
  const known = STATE_NAMES.find((name) => name.toLowerCase() === text.toLowerCase());
  return known ?? (NAME.test(text) ? text : undefined);
}
