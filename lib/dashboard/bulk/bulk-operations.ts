import { DeletedState } from '../../states/deleted-state.js';
import type { BulkOperationRecord } from '../../storage/bulk-store.js';
import type { JobStorage } from '../../storage/job-storage.js';
import type { JobSearch } from '../../storage/monitoring-store.js';
import { UuidV7Generator } from '../../support/uuid-v7.js';
import type { DashboardUser } from '../access/dashboard-user.js';
import type { BulkAction } from '../answers/changes.js';
import type { BoundedCount } from '../answers/live.js';
import { NotFoundError } from '../errors/not-found-error.js';
import { NotUndoableError } from '../errors/not-undoable-error.js';

/** Operations on more jobs than this show "100,000+". */
const MAX_COUNTED = 100_000;
/** An id that no job has. A search with an empty list of ids could be mistaken for a search of all jobs. */
const NO_JOB = '00000000-0000-0000-0000-000000000000';

/** A job, and the state in which a person saw it. */
export interface SeenJob {
  readonly id: string;
  readonly state: string;
}

export interface BulkRequest {
  readonly action: BulkAction;
  readonly search: JobSearch;
  /** The search as people wrote it. */
  readonly searchText: string;
  readonly by: DashboardUser;
  /** How many jobs it changes at most, and how many a minute. */
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
    const expected = await monitoring.count(request.search, MAX_COUNTED, { isThorough: true });
    return this.store(request, startedAt, { search: request.search, expected });
  }

  /** Starts an operation on these jobs only, each only if it is still in the state in which it was seen. */
  async createForSeen(
    request: Omit<BulkRequest, 'search'>,
    seen: readonly SeenJob[],
  ): Promise<BulkOperationRecord> {
    // A job that changes from here on has come into its state later, so it is skipped.
    const startedAt = this.storage.clock.now();
    const ids = await this.idsAsSeen(seen);
    const search = {
      ids: ids.length > 0 ? ids : [NO_JOB],
      states: [...new Set(seen.map(({ state }) => state))],
    };
    const expected = { count: seen.length, isExact: true };
    return this.store(request, startedAt, { search, expected });
  }

  /**
   * Starts an operation that brings back the jobs that an ended one has deleted.
   *
   * @throws NotFoundError
   * @throws NotUndoableError
   */
  async undo(id: string, by: DashboardUser): Promise<BulkOperationRecord> {
    const { action, endedAt } = await this.find(id);
    if (action !== 'delete' || endedAt === undefined) throw new NotUndoableError(id, action);

    const search = { bulkId: id, states: [DeletedState.NAME] };
    const searchText = `state:deleted bulk:${id}`;
    return this.create({ action: 'restore', search, searchText, by });
  }

  async find(id: string): Promise<BulkOperationRecord> {
    const found = await this.storage.bulk.find(id);
    if (!found) throw new NotFoundError('bulk operation', id);
    return found;
  }

  private async store(
    { action, searchText, by, limit, perMinute }: Omit<BulkRequest, 'search'>,
    startedAt: Date,
    { search, expected }: Scope,
  ): Promise<BulkOperationRecord> {
    const id = this.ids.next(startedAt.getTime());
    await this.storage.bulk.create({
      id,
      action,
      search,
      searchText,
      startedAt,
      startedBy: by.name,
      ...expectedUpTo(limit, expected),
      limit,
      perMinute,
    });
    return this.find(id);
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
