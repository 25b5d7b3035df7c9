import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { BoundedCount } from '../storage/monitoring-store.js';
import { type FoundJobs, foundJobOf } from './queries/found-job.js';
import type { CountJobsOptions, JobQuery, SearchJobsOptions } from './queries/job-query.js';
import { resolveJobQuery } from './queries/resolve-job-query.js';
import { resolveCountOptions, resolveSearchOptions } from './queries/resolve-page-options.js';

export interface JobQueryServiceParts {
  readonly storage: JobStorage;
  readonly handlers: HandlerCatalog;
}

/** Finds jobs by what they are, as the lists of the dashboard do. */
export class JobQueryService {
  constructor(private readonly parts: JobQueryServiceParts) {}

  /**
   * Jobs of one state come in the order of the time of that state, and others in the order of their creation, with the
   * exceptions of `order`. A page may have fewer jobs than its limit, or none, and still have a next one.
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
   * The count stops at its bound, which it says.
   *
   * @throws InvalidOptionsError for an impossible query or option
   * @throws InvalidSearchError for a value that no store can search for
   */
  async count(query: JobQuery = {}, options: CountJobsOptions = {}): Promise<BoundedCount> {
    const search = resolveJobQuery('count', query);
    const { atMost, isThorough } = resolveCountOptions(options);
    return this.parts.storage.monitoring.count(search, atMost, { isThorough });
  }
}
