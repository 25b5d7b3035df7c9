import { StorageFaultError } from '../storage/errors/storage-fault-error.js';
import { StorageUnavailableError } from '../storage/errors/storage-unavailable-error.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { Logger } from '../support/logger.js';
import { endsWithin } from '../support/time/time-limit.js';

/**
 * How long the application's start waits for the store before it goes on without the store, in milliseconds.
 * Less than the five seconds that a hook of a test may take, because creating a database inside the process can
 * take that long.
 */
const OPEN_TIMEOUT_MS = 3_000;

/** How long the last jobs may take to be stored when the application ends, in milliseconds. */
const CLOSE_TIMEOUT_MS = 4_000;

/**
 * The application also starts while the store is away: servers keep trying, and so does every call.
 *
 * @throws HangfireError for a fault that does not pass by itself
 */
export async function openStore(storage: JobStorage, logger: Logger): Promise<void> {
  const opening = storage.open();
  opening.catch(() => {});
  try {
    if (await endsWithin(opening, OPEN_TIMEOUT_MS)) return;
    logger.warn('The job store does not answer yet, starting without it');
  } catch (error) {
    const isAway =
      error instanceof StorageUnavailableError && !(error instanceof StorageFaultError);
    if (!isAway) throw error;
    logger.warn('The job store is away, starting without it', { error });
  }
}

/** A store that is away cannot keep the application from closing. */
export async function closeStore(closing: Promise<unknown>, logger: Logger): Promise<void> {
  try {
    if (await endsWithin(closing, CLOSE_TIMEOUT_MS)) return;
    logger.warn('The job store was left open, it does not answer');
  } catch (error) {
    logger.warn('The job store was left open, it could not be closed', { error });
  }
}
