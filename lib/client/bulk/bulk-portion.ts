import type { State } from '../../states/state.js';
import { BULK_PARAMETER, type BulkOperationRecord } from '../../storage/bulk/bulk-store.js';
import { blameOf } from '../../storage/errors/blame.js';
import { StorageFaultError } from '../../storage/errors/storage-fault-error.js';
import type { JobStorage } from '../../storage/job-storage.js';
import type { JobSearch, JobSummary } from '../../storage/monitoring/monitoring-store.js';
import { isInstance } from '../../support/is-instance.js';
import type { Logger } from '../../support/logger.js';
import { cut } from '../../support/text/cut.js';
import type { JobMover } from '../job-mover.js';
import type { BulkAction } from './bulk-action.js';
import { stateAfterOperation } from './bulk-state.js';
import { formerState } from './former-state.js';

const MAX_ERROR_CHARS = 1_000;

/** The parts that operations use to change jobs. */
export interface BulkParts {
  readonly storage: JobStorage;
  readonly mover: JobMover;
  readonly logger: Logger;
}

/** An operation that this version can work on. */
export interface KnownOperation extends BulkOperationRecord {
  readonly action: BulkAction;
  readonly search: JobSearch;
}

export interface PortionOutcome {
  readonly changed: number;
  readonly skipped: number;
  readonly failed: number;
  /** Why a job could not be changed, apart from its state. */
  readonly error: string | undefined;
}

/**
 * Changes each of these jobs, if the job is still in the state in which the search saw it, has not run since, and came
 * into that state before the operation began.
 *
 * @throws StorageUnavailableError
 */
export async function changePortion(
  jobs: readonly JobSummary[],
  operation: KnownOperation,
  { mover, storage }: BulkParts,
): Promise<PortionOutcome> {
  const { id: operationId, startedAt } = operation;
  const unchanged = jobs.filter(({ stateAt }) => stateAt <= startedAt);
  const due = await newStates(unchanged, operation, storage);
  const dueIds = due.map(([{ id }]) => id);
  if (dueIds.length > 0) await storage.bulk.note(operationId, dueIds);
  const parameters = { [BULK_PARAMETER]: operationId };
  // Changes that start at the same time share one statement that reads and one that writes.
  const outcomes = await Promise.allSettled(
    due.map(([{ id, state, attempt }, wanted]) =>
      mover.change(id, wanted, { state, attempt }, parameters),
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

type Due = readonly [job: JobSummary, state: State];

/** The jobs that can be changed, each paired with its new state. */
async function newStates(
  jobs: readonly JobSummary[],
  operation: KnownOperation,
  storage: JobStorage,
): Promise<readonly Due[]> {
  const { action } = operation;
  if (action === 'restore') return formerStates(jobs, operation, storage);

  const state = stateAfterOperation(action, operation);
  return jobs.filter((job) => job.state !== state.name).map((job) => [job, state]);
}

async function formerStates(
  jobs: readonly JobSummary[],
  { search: { bulkId = '' }, startedBy }: KnownOperation,
  storage: JobStorage,
): Promise<readonly Due[]> {
  const records = await storage.jobs.findJobs(jobs.map(({ id }) => id));
  const states = new Map(
    records.map((record) => [record.id, formerState(record, bulkId, startedBy)]),
  );
  return jobs.flatMap((job): Due[] => {
    const state = states.get(job.id);
    return state ? [[job, state]] : [];
  });
}

/**
 * Whether an error is the store's. The error of one job must not stop the operation. A fault of the store may concern
 * all jobs, unless other jobs were changed at the same time.
 */
function isOfStore(error: unknown, hasChangedOthers: boolean): boolean {
  const blame = blameOf(error);
  return blame === 'all' || (isInstance(error, StorageFaultError) && !hasChangedOthers);
}

const messageOf = (error: unknown): string =>
  cut(error instanceof Error ? error.message : String(error), MAX_ERROR_CHARS);
