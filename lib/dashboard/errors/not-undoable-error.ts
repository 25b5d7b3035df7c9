import { DashboardError } from './dashboard-error.js';

/** Only a bulk deletion can be undone, and only once it has ended. */
export class NotUndoableError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_NOT_UNDOABLE';
  readonly status = 409;

  constructor(
    readonly operationId: string,
    readonly action: string,
  ) {
    super(
      `The bulk operation ${operationId} (${action.slice(0, 100)}) cannot be undone: expected a deletion that has ended. ` +
        'Stop a deletion that is still under way, and then undo it.',
    );
  }
}
