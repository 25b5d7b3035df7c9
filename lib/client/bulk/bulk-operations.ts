import type { BulkOperationRecord, NewBulkOperation } from '../../storage/bulk/bulk-store.js';
import type { JobStorage } from '../../storage/job-storage.js';
import type { BoundedCount, JobSearch } from '../../storage/monitoring/monitoring-store.js';
import { UuidV7Generator } from '../../support/uuid-v7.js';
import { NO_JOB } from '../no-job.js';
import type { BulkAction } from './bulk-action.js';

/** The count stops at this number, and people see "100,000+". */
const MAX_COUNTED = 100_000;

/** A job, with the state in which a person saw it. */
export interface SeenJob {
  readonly id: string;
  readonly state: string;
}

export interface BulkRequest {
  readonly action: BulkAction;
  readonly search: JobSearch;
  /** The search in the form in which people write it. */
  readonly searchText: string;
  /** The name of the person, or the name that stands for the application. */
  readonly by: string;
  /** How many jobs the operation changes at most, and how many in a minute. */
  readonly limit?: number | undefined;
  readonly perMinute?: number | undefined;
}

interface Scope {
  readonly search: JobSearch;
  readonly expected: BoundedCount;
}

/** Stores bulk operations; the runner works on them. */
export class BulkOperations {
  private readonly ids = new UuidV7Generator();

  constructor(private readonly storage: JobStorage) {}

  async create(request: BulkRequest): Promise<BulkOperationRecord> {
    const startedAt = this.storage.clock.now();
    const { monitoring } = this.storage;
    const { search, limit = MAX_COUNTED } = request;
    const atMost = Math.min(limit, MAX_COUNTED);
    const expected = await monitoring.count(search, atMost, { isThorough: true });
    return this.store(request, startedAt, { search, expected });
  }

  /**
   * Starts an operation on these jobs only. Each job is changed only if it is still in the state in which it was seen.
   */
  async createForSeen(
    request: Omit<BulkRequest, 'search'>,
    seen: readonly SeenJob[],
  ): Promise<BulkOperationRecord> {
    // A job that changes after this time comes into its state later than the operation began, so it is skipped.
    const startedAt = this.storage.clock.now();
    const ids = await this.idsAsSeen(seen);
    const search = {
      ids: ids.length > 0 ? ids : [NO_JOB],
      states: [...new Set(seen.map(({ state }) => state))],
    };
    const expected = { count: seen.length, isExact: true };
    return this.store(request, startedAt, { search, expected });
  }

  private async store(
    { action, searchText, by, limit, perMinute }: Omit<BulkRequest, 'search'>,
    startedAt: Date,
    { search, expected }: Scope,
  ): Promise<BulkOperationRecord> {
    const id = this.ids.next(startedAt.getTime());
    const operation: NewBulkOperation = {
      id,
      action,
      search,
      searchText,
      startedAt,
      startedBy: by,
      ...expectedUpTo(limit, expected),
      limit,
      perMinute,
    };
    await this.storage.bulk.create(operation);
    return { ...operation, changed: 0, skipped: 0, isCanceled: false };
  }

  private async idsAsSeen(seen: readonly SeenJob[]): Promise<string[]> {
    const states = new Map(seen.map(({ id, state }) => [id.toLowerCase(), state]));
    const ids = [...states.keys()];
    if (ids.length === 0) return [];

    const { jobs } = await this.storage.monitoring.search({ ids }, { limit: ids.length });
    return jobs.filter(({ id, state }) => states.get(id) === state).map(({ id }) => id);
  }
}

function expectedUpTo(limit: number | undefined, { count, isExact }: BoundedCount) {
  return limit !== undefined && limit <= count
    ? { expected: limit, isExpectedExact: true }
    : { expected: count, isExpectedExact: isExact };
}
