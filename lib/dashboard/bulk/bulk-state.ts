import { DeletedState } from '../../states/deleted-state.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import type { State } from '../../states/state.js';
import { requireBulkAction } from './bulk-action.js';

/**
 * The new state for an action, with a reason that names the person.
 *
 * @throws UnknownBulkActionError
 */
export function stateAfter(action: string, user: string): State {
  switch (requireBulkAction(action)) {
    case 'requeue':
      return new EnqueuedState(undefined, `Requeued by ${user} in the dashboard`);
    case 'delete':
      return new DeletedState(`Deleted by ${user} in the dashboard`);
  }
}
