import type { BulkOperationRecord } from '../../storage/bulk-store.js';
import type { JobStorage } from '../../storage/job-storage.js';
import type { JobSearch } from '../../storage/monitoring-store.js';
import { UuidV7Generator } from '../../support/uuid-v7.js';
import type { DashboardUser } from '../access/dashboard-user.js';
import type { BulkAction } from '../answers/changes.js';
import type { BoundedCount } from '../answers/live.js';
import { NotFoundError } from '../errors/not-found-error.js';

/** Operations on more jobs than that are said to be on "100,000+". */
const MAX_COUNTED = 100_000;
/** No job has it. A search for no ids at all could be taken for one for all jobs. */
const NO_JOB = '00000000-0000-0000-0000-000000000000';

/** A job and the state in which somebody saw it. */
export interface SeenJob {
  readonly id: string;
  readonly state: string;
}

export interface BulkRequest {
  readonly action: BulkAction;
  readonly search: JobSearch;
  /** As people wrote it. */
  readonly searchText: string;
  readonly by: DashboardUser;
}

interface Scope {
  readonly search: JobSearch;
  readonly expected: BoundedCount;
}

/** Stores what is to be done to many jobs; the runner does it. */
export class BulkOperations {
  private readonly ids = new UuidV7Generator();

  constructor(private readonly storage: JobStorage) {}

  async create(request: BulkRequest): Promise<BulkOperationRecord> {
    const startedAt = this.storage.clock.now();
    const expected = await this.storage.monitoring.count(request.search, MAX_COUNTED);
    return this.store(request, startedAt, { search: request.search, expected });
  }

  /** Only these jobs, and each only if it is in the state in which it was seen. */
  async createForSeen(
    request: Omit<BulkRequest, 'search'>,
    seen: readonly SeenJob[],
  ): Promise<BulkOperationRecord> {
    // Whatever changes from here on has come into its state later, and is skipped for that.
    const startedAt = this.storage.clock.now();
    const ids = await this.idsAsSeen(seen);
    const search = {
      ids: ids.length > 0 ? ids : [NO_JOB],
      states: [...new Set(seen.map(({ state }) => state))],
    };
    const expected = { count: seen.length, isExact: true };
    return this.store(request, startedAt, { search, expected });
  }

  async find(id: string): Promise<BulkOperationRecord> {
    const found = await this.storage.bulk.find(id);
    if (!found) throw new NotFoundError('bulk operation', id);
    return found;
  }

  private async store(
    { action, searchText, by }: Omit<BulkRequest, 'search'>,
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
      expected: expected.count,
      isExpectedExact: expected.isExact,
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
