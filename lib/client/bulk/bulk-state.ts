import { DeletedState } from '../../states/deleted-state.js';
import { EngineReason } from '../../states/engine-reason.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import type { State, StateData } from '../../states/state.js';
import type { BulkOperationRecord } from '../../storage/bulk/bulk-store.js';
import type { JobAction } from './bulk-action.js';

/** The field in the data of a state that names the bulk operation that made the change. */
export const OPERATION_ID = 'bulkOperationId';

/** The new state for an action. Its reason names the person. */
export function stateAfter(action: JobAction, user: string): State {
  switch (action) {
    case 'requeue':
      return new EnqueuedState(undefined, EngineReason.of('requeued-by', { user }));
    case 'delete':
      return new DeletedState(EngineReason.of('deleted-by', { user }));
  }
}

/** The new state for an action of a bulk operation. The history of the job then names the operation. */
export function stateAfterOperation(
  action: JobAction,
  { id, startedBy }: Pick<BulkOperationRecord, 'id' | 'startedBy'>,
): State {
  switch (action) {
    case 'requeue':
      return new RequeuedByOperation(id, startedBy);
    case 'delete':
      return new DeletedByOperation(id, startedBy);
  }
}

class RequeuedByOperation extends EnqueuedState {
  readonly #id: string;

  constructor(id: string, user: string) {
    super(undefined, EngineReason.of('requeued-in-bulk', { user }));
    this.#id = id;
  }

  override toData(): ReturnType<EnqueuedState['toData']> & StateData {
    return { ...super.toData(), [OPERATION_ID]: this.#id };
  }
}

class DeletedByOperation extends DeletedState {
  readonly #id: string;

  constructor(id: string, user: string) {
    super(EngineReason.of('deleted-in-bulk', { user }));
    this.#id = id;
  }

  override toData(): ReturnType<DeletedState['toData']> & StateData {
    return { ...super.toData(), [OPERATION_ID]: this.#id };
  }
}
