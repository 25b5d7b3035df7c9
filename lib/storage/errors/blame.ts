import type { Blame } from '../../support/flow/micro-batcher.js';
import { HangfireError } from '../../support/hangfire-error.js';
import { isInstance } from '../../support/is-instance.js';
import { StorageClosedError } from './storage-closed-error.js';
import { StorageFaultError } from './storage-fault-error.js';
import { StorageOperationError } from './storage-operation-error.js';
import { StorageUnavailableError } from './storage-unavailable-error.js';
import { TooLargeToStoreError } from './too-large-to-store-error.js';

/** Which items an error of a store is about, where the store got several items together. */
export function blameOf(error: unknown): Blame {
  if (isInstance(error, StorageFaultError)) return 'unknown';
  if (isInstance(error, StorageUnavailableError) || isInstance(error, StorageClosedError))
    return 'all';
  const isAboutItems =
    isInstance(error, StorageOperationError) || isInstance(error, TooLargeToStoreError);
  return isAboutItems || !isInstance(error, HangfireError) ? 'some' : 'unknown';
}
