import { DeletedState } from '../../states/deleted-state.js';
import { EngineReason } from '../../states/engine-reason.js';
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
      return new EnqueuedState(undefined, EngineReason.of('requeued-by', { user }));
    case 'delete':
      return new DeletedState(EngineReason.of('deleted-by', { user }));
  }
}
