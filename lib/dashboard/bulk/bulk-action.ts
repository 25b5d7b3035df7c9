import type { BulkAction } from '../answers/changes.js';
import { UnknownBulkActionError } from '../errors/unknown-bulk-action-error.js';

export const BULK_ACTIONS = ['requeue', 'delete'] as const satisfies readonly BulkAction[];

export function isBulkAction(stored: string): stored is BulkAction {
  return (BULK_ACTIONS as readonly string[]).includes(stored);
}

/** @throws UnknownBulkActionError */
export function requireBulkAction(stored: string): BulkAction {
  if (!isBulkAction(stored)) throw new UnknownBulkActionError(stored);
  return stored;
}
