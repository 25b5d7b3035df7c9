import type { BackgroundJobService } from '../../client/background-job-service.js';
import type { BulkOperationRecord } from '../../storage/bulk-store.js';
import { StorageClosedError } from '../../storage/errors/storage-closed-error.js';
import { StorageUnavailableError } from '../../storage/errors/storage-unavailable-error.js';
import type { JobSummary } from '../../storage/monitoring-store.js';
import { cutText } from '../display/cut-text.js';
import { stateAfter } from './bulk-state.js';

const MAX_ERROR_CHARS = 1_000;

export interface ChunkOutcome {
  readonly changed: number;
  readonly skipped: number;
  /** Why a job could not be changed, if it was not because of its state. */
  readonly error: string | undefined;
}

/**
 * Changes each of these jobs, if it is still in the state that was seen, has not run since, and came
 * into that state before the operation began.
 *
 * @throws StorageUnavailableError
 */
export async function changeChunk(
  jobs: readonly JobSummary[],
  operation: BulkOperationRecord,
  service: BackgroundJobService,
): Promise<ChunkOutcome> {
  const state = stateAfter(operation.action, operation.startedBy);
  const due = jobs.filter((job) => job.state !== state.name && job.stateAt <= operation.startedAt);
  let changed = 0;
  let error: string | undefined;

  // Asked for at the same time, they share a statement for reading and one for writing.
  const outcomes = await Promise.allSettled(
    due.map(({ id, state: expectedState, attempt: expectedAttempt }) =>
      service.changeState(id, state, { expectedState, expectedAttempt }),
    ),
  );
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') changed += outcome.value ? 1 : 0;
    else error = messageOf(outcome.reason);
  }
  return { changed, skipped: jobs.length - changed, error };
}

/** What concerns one job alone must not keep the others from being changed. */
function messageOf(error: unknown): string {
  if (error instanceof StorageUnavailableError || error instanceof StorageClosedError) throw error;
  return cutText(error instanceof Error ? error.message : String(error), MAX_ERROR_CHARS).text;
}
