import { HangfireError } from '../../support/hangfire-error.js';
import type { Blame } from '../../support/micro-batcher.js';
import { StorageClosedError } from './storage-closed-error.js';
import { StorageFaultError } from './storage-fault-error.js';
import { StorageOperationError } from './storage-operation-error.js';
import { StorageUnavailableError } from './storage-unavailable-error.js';
import { TooLargeToStoreError } from './too-large-to-store-error.js';

/** What an error of a store is about, where several items were given to it together. */
export function blameOf(error: unknown): Blame {
  if (error instanceof StorageFaultError) return 'unknown';
  if (error instanceof StorageUnavailableError || error instanceof StorageClosedError) return 'all';
  const isAboutItems =
    error instanceof StorageOperationError || error instanceof TooLargeToStoreError;
  return isAboutItems || !(error instanceof HangfireError) ? 'some' : 'unknown';
}
