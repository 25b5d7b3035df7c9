import { StorageBusyError } from './storage-busy-error.js';
import { StorageUnavailableError } from './storage-unavailable-error.js';

/** Whether the store works, and only has no time for a reading for people now. */
export const isBusy = (error: unknown): boolean =>
  error instanceof StorageBusyError ||
  (error instanceof StorageUnavailableError && error.isReadingGivenUp);
