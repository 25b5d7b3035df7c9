import type { BackgroundJobService } from '../../client/background-job-service.js';
import type { BulkOperationRecord } from '../../storage/bulk-store.js';
import { blameOf } from '../../storage/errors/blame.js';
import { StorageFaultError } from '../../storage/errors/storage-fault-error.js';
import type { JobSummary } from '../../storage/monitoring-store.js';
import { isInstance } from '../../support/is-instance.js';
import { cutText } from '../display/cut-text.js';
import { stateAfter } from './bulk-state.js';

const MAX_ERROR_CHARS = 1_000;

export interface PortionOutcome {
  readonly changed: number;
  readonly skipped: number;
  readonly failed: number;
  /** Why a job could not be changed, apart from its state. */
  readonly error: string | undefined;
}

/**
 * Changes each of these jobs, if it is still in the state in which the search saw it, has not run since,
 * and came into that state before the operation began.
 *
 * @throws StorageUnavailableError
 */
export async function changePortion(
  jobs: readonly JobSummary[],
  operation: BulkOperationRecord,
  service: BackgroundJobService,
): Promise<PortionOutcome> {
  const state = stateAfter(operation.action, operation.startedBy);
  const due = jobs.filter((job) => job.state !== state.name && job.stateAt <= operation.startedAt);
  // Changes that start at the same time share one statement that reads and one that writes.
  const outcomes = await Promise.allSettled(
    due.map(({ id, state: expectedState, attempt: expectedAttempt }) =>
      service.changeState(id, state, { expectedState, expectedAttempt }),
    ),
  );
  const changed = outcomes.filter((one) => one.status === 'fulfilled' && one.value).length;
  const errors = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  const ofStore = errors.find((error) => isOfStore(error, changed > 0));
  if (ofStore !== undefined) throw ofStore;

  const error = errors.length > 0 ? messageOf(errors[0]) : undefined;
  const failed = errors.length;
  return { changed, skipped: jobs.length - changed - failed, failed, error };
}

/**
 * An error of one job must not stop the operation. A fault of the store may be about all jobs, unless
 * others were changed at the same time.
 */
function isOfStore(error: unknown, hasChangedOthers: boolean): boolean {
  const blame = blameOf(error);
  return blame === 'all' || (isInstance(error, StorageFaultError) && !hasChangedOthers);
}

const messageOf = (error: unknown): string =>
  cutText(error instanceof Error ? error.message : String(error), MAX_ERROR_CHARS).text;
