import { DeletedState } from '../../states/deleted-state.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import type { State } from '../../states/state.js';
import type { BulkAction } from '../api/answers.js';

/** What an action makes of a job, with a reason that says who wanted it. */
export function stateAfter(action: BulkAction, user: string): State {
  return action === 'requeue'
    ? new EnqueuedState(undefined, `Requeued by ${user} in the dashboard`)
    : new DeletedState(`Deleted by ${user} in the dashboard`);
}
