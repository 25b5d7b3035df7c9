import type { BulkAction, JobAction } from '../answers/changes.js';
import type { Permission } from '../answers/session.js';
import { UnknownBulkActionError } from '../errors/unknown-bulk-action-error.js';

/** What people can do with jobs that a search finds. */
export const JOB_ACTIONS = ['requeue', 'delete'] as const satisfies readonly JobAction[];

/** The permission that each action needs. A job that is restored may run. */
const PERMISSION_FOR: Readonly<Record<BulkAction, Permission>> = {
  requeue: 'requeue',
  delete: 'delete',
  restore: 'requeue',
};

export function isBulkAction(stored: string): stored is BulkAction {
  return Object.hasOwn(PERMISSION_FOR, stored);
}

/** @throws UnknownBulkActionError */
export function permissionFor(stored: string): Permission {
  if (!isBulkAction(stored)) throw new UnknownBulkActionError(stored);
  return PERMISSION_FOR[stored];
}
