import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { BoundedCount } from '../storage/monitoring/monitoring-store.js';
import { CODE } from './acting-code.js';
import type { JobAction } from './bulk/bulk-action.js';
import type { BulkChanges } from './bulk/bulk-changes.js';
import type { ChangeAllOptions, ChangeAllResult } from './bulk/change-all.js';
import { searchTextOf } from './bulk/search-text-of.js';
import { EmptyJobQueryError } from './queries/errors/empty-job-query-error.js';
import { type FoundJobs, foundJobOf } from './queries/found-job.js';
import type { CountJobsOptions, JobQuery, SearchJobsOptions } from './queries/job-query.js';
import { resolveChangeOptions } from './queries/resolve-change-options.js';
import { resolveJobQuery } from './queries/resolve-job-query.js';
import { resolveCountOptions, resolveSearchOptions } from './queries/resolve-page-options.js';

export interface JobQueryServiceParts {
  readonly storage: JobStorage;
  readonly handlers: HandlerCatalog;
  readonly bulk: BulkChanges;
}

/** Finds jobs by their properties, and changes all jobs that match, like the lists of the dashboard. */
export class JobQueryService {
  constructor(private readonly parts: JobQueryServiceParts) {}

  /**
   * Jobs of one state are ordered by the time at which they came into it, and other jobs by their creation; `order` has
   * more on this. A page may have fewer jobs than its limit, or none, and still have a next page.
   *
   * @throws InvalidOptionsError for an impossible query or option
   * @throws InvalidSearchError for a value that no store can search for
   * @throws InvalidCursorError for a cursor of another query or order
   */
  async search(query: JobQuery = {}, options: SearchJobsOptions = {}): Promise<FoundJobs> {
    const search = resolveJobQuery('search', query);
    const page = resolveSearchOptions(options);
    const { storage, handlers } = this.parts;
    const { jobs, next, searchedUntil } = await storage.monitoring.search(search, page);
    return { jobs: jobs.map((job) => foundJobOf(job, handlers)), next, searchedUntil };
  }

  /**
   * The count stops at a bound, and the answer says whether it did.
   *
   * @throws InvalidOptionsError for an impossible query or option
   * @throws InvalidSearchError for a value that no store can search for
   */
  async count(query: JobQuery = {}, options: CountJobsOptions = {}): Promise<BoundedCount> {
    const search = resolveJobQuery('count', query);
    const { atMost, isThorough } = resolveCountOptions(options);
    return this.parts.storage.monitoring.count(search, atMost, { isThorough });
  }

  /**
   * Requeues all jobs that match, by a bulk operation that the dashboard shows. The operation changes a job only if its
   * state is the same as when the operation began. Each change passes the filters, and no job is requeued twice.
   *
   * @returns what was done, once the operation has ended; if this process dies before, another process goes on
   * @throws EmptyJobQueryError for a query that matches every job
   * @throws InvalidOptionsError for an impossible query or option
   * @throws InvalidSearchError for a value that no store can search for
   * @throws BulkOperationUnfinishedError when the application closes before the operation has ended
   */
  requeueAll(query: JobQuery, options: ChangeAllOptions = {}): Promise<ChangeAllResult> {
    return this.changeAll('requeue', 'requeueAll', query, options);
  }

  /**
   * Deletes all jobs that match, in the same way. The dashboard can undo this.
   *
   * @returns what was done, once the operation has ended; if this process dies before, another process goes on
   * @throws EmptyJobQueryError for a query that matches every job
   * @throws InvalidOptionsError for an impossible query or option
   * @throws InvalidSearchError for a value that no store can search for
   * @throws BulkOperationUnfinishedError when the application closes before the operation has ended
   */
  deleteAll(query: JobQuery, options: ChangeAllOptions = {}): Promise<ChangeAllResult> {
    return this.changeAll('delete', 'deleteAll', query, options);
  }

  private async changeAll(
    action: JobAction,
    method: string,
    query: JobQuery,
    options: ChangeAllOptions,
  ): Promise<ChangeAllResult> {
    const search = resolveJobQuery(method, query);
    const { by = CODE, limit, perMinute } = resolveChangeOptions(method, options);
    if (Object.values(search).every((value) => value === undefined)) {
      throw new EmptyJobQueryError(method);
    }
    const searchText = searchTextOf(search);
    return this.parts.bulk.make({ action, search, searchText, by, limit, perMinute });
  }
}
