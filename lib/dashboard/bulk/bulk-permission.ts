import { type BulkAction, isBulkAction } from '../../client/bulk/bulk-action.js';
import { UnknownBulkActionError } from '../../client/bulk/errors/unknown-bulk-action-error.js';
import type { Permission } from '../answers/session.js';

/** The permission that each action needs. A job that is restored may run. */
const PERMISSION_FOR: Readonly<Record<BulkAction, Permission>> = {
  requeue: 'requeue',
  delete: 'delete',
  restore: 'requeue',
};

/** @throws UnknownBulkActionError */
export function permissionFor(stored: string): Permission {
  if (!isBulkAction(stored)) throw new UnknownBulkActionError(stored);
  return PERMISSION_FOR[stored];
}
