import { StorageUnavailableError } from './storage-unavailable-error.js';

/**
 * The store answers with an error for which the items to store need not be the reason, such as a missing right, a
 * missing table or an internal error. The error passes by itself, or when somebody has mended its cause.
 */
export class StorageFaultError extends StorageUnavailableError {
  override readonly code = 'HANGFIRE_STORAGE_FAULT';

  constructor(operation: string, { cause }: { cause: unknown }) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message =
      `The job store failed to ${operation}: ${reason}. What was to be stored need not be the reason: ` +
      'see the cause, and the log of the database. Trying again is safe.';
    super(operation, { cause }, message);
  }
}
