import { StorageUnavailableError } from './storage-unavailable-error.js';

/**
 * The store answers with an error that does not prove anything against what was to be stored: a missing right,
 * a missing table, an internal error. It passes by itself, or when somebody has mended it.
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
