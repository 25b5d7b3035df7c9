import { AwaitingState } from '../../../states/awaiting-state.js';
import { DeletedState } from '../../../states/deleted-state.js';
import { EnqueuedState } from '../../../states/enqueued-state.js';
import { FailedState } from '../../../states/failed-state.js';
import { ProcessingState } from '../../../states/processing-state.js';
import { ScheduledState } from '../../../states/scheduled-state.js';
import { SucceededState } from '../../../states/succeeded-state.js';
import type { JobSearch } from '../../../storage/monitoring/monitoring-store.js';
import { isAboutSuccess } from '../../parts/monitoring/impossible-search.js';
import type { Walk } from './walk.js';
import * as walks from './walks.js';

const UNFINISHED_STATES: readonly string[] = [
  EnqueuedState.NAME,
  ScheduledState.NAME,
  ProcessingState.NAME,
  AwaitingState.NAME,
  FailedState.NAME,
];

/** The states of the jobs that the search can find; undefined: any. */
function statesOf(search: JobSearch): readonly string[] | undefined {
  if (search.serverId !== undefined) return [ProcessingState.NAME];
  return isAboutSuccess(search) ? [SucceededState.NAME] : search.states;
}

/** Along what the jobs of a search are found, one after the other. */
export function walksOf(search: JobSearch): readonly Walk[] {
  const { queue, isRetry } = search;
  const states = statesOf(search);
  const [state, ...others] = states ?? [];
  if (state === undefined) return isRetry ? [walks.retries] : [walks.all];
  if (others.length > 0) {
    const isUnfinished = states?.every((one) => UNFINISHED_STATES.includes(one));
    return isUnfinished ? [walks.unfinished] : [walks.all];
  }

  switch (state) {
    case EnqueuedState.NAME:
      return queue === undefined
        ? [walks.ready, walks.waiting]
        : [walks.readyOf(queue), walks.waitingOf(queue)];
    case ScheduledState.NAME:
      return [isRetry ? walks.retries : walks.scheduled];
    case ProcessingState.NAME:
      return [walks.processing];
    case FailedState.NAME:
    case AwaitingState.NAME:
      return [walks.restingIn(state)];
    case SucceededState.NAME:
      return [walks.succeeded];
    case DeletedState.NAME:
      return [walks.endedIn(state)];
    default:
      // A state of the application is final or it is not; nobody here knows which.
      return [walks.restingIn(state), walks.endedIn(state)];
  }
}

/** Whether some of the jobs of its walks are not what is asked for. */
export function isFiltered({ states = [], isRetry, queue, ...others }: JobSearch): boolean {
  const isWalkedByQueue = states.length === 1 && states[0] === EnqueuedState.NAME;
  const asked = [isWalkedByQueue ? undefined : queue, ...Object.values(others)];
  return states.length > 1 || isRetry === false || asked.some((one) => one !== undefined);
}
