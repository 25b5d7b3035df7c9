import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { HangfireClient } from '../../../client/hangfire-client.js';
import type { JobAction } from '../../answers/changes.js';
import type { CodeAnswer, FacetsAnswer, JobAnswer, JobsAnswer } from '../../answers/jobs.js';
import type { BoundedCount } from '../../answers/live.js';
import { Disclosure } from '../../display/disclosure.js';
import { NotFoundError } from '../../errors/not-found-error.js';
import { WaitReader } from '../../waiting/wait-reader.js';
import type { ApiRequest, ApiResource, ApiRoute } from '../api-route.js';
import { type ChangeAnswer, JobActions } from '../job-actions.js';
import { jobCodeOf } from '../job-code.js';
import { FACETED_JOBS, facetsOf } from '../mapping/facets.js';
import { jobAnswerOf } from '../mapping/job-answer.js';
import { jobRowOf } from '../mapping/job-row.js';
import { present } from '../mapping/present.js';
import { LinkReader } from '../readers/link-reader.js';
import {
  cursor,
  flag,
  limit,
  optionalText,
  order,
  parseInput,
  requireId,
} from '../requests/input.js';
import { RequestedSearches } from '../requests/requested-searches.js';
import { searchOrderOf } from '../requests/search-order.js';
import { searchFields } from '../requests/search-request.js';

/** Counts stop here: "100,000+". */
const MAX_COUNTED = 100_000;

const search = z.object({ ...searchFields, retries: flag });
const page = search.extend({ cursor, limit, order });
const counted = search.extend({ thorough: flag });
const code = z.object({
  part: z.enum(['call', 'result', 'argument']),
  index: z.coerce.number().int().nonnegative().max(100_000).default(0),
});
const action = z.strictObject({ expectedState: optionalText(100) });

@Injectable()
export class JobsResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    { method: 'GET', path: 'jobs', answer: ({ query }) => this.list(query) },
    { method: 'GET', path: 'jobs/count', answer: ({ query }) => this.count(query) },
    { method: 'GET', path: 'jobs/facets', answer: ({ query }) => this.facets(query) },
    { method: 'GET', path: 'jobs/:id/waiting', answer: ({ id }) => this.waits.read(id) },
    { method: 'GET', path: 'jobs/:id', answer: ({ id }) => this.get(id) },
    { method: 'GET', path: 'jobs/:id/code', answer: (request) => this.code(request) },
    {
      method: 'POST',
      path: 'jobs/:id/requeues',
      permission: 'requeue',
      answer: (request) => this.apply('requeue', request),
    },
    {
      method: 'POST',
      path: 'jobs/:id/deletions',
      permission: 'delete',
      answer: (request) => this.apply('delete', request),
    },
  ];

  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(Disclosure) private readonly disclosure: Disclosure,
    @Inject(RequestedSearches) private readonly searches: RequestedSearches,
    @Inject(LinkReader) private readonly links: LinkReader,
    @Inject(WaitReader) private readonly waits: WaitReader,
    @Inject(JobActions) private readonly actions: JobActions,
  ) {}

  private async list(query: unknown): Promise<JobsAnswer> {
    const { cursor: from, limit: size, order: first, ...asked } = parseInput('query', page, query);
    const wanted = this.searches.read(asked);
    if (!wanted) return { jobs: [] };

    const { monitoring } = this.client.storage;
    const isOldestFirst = first === 'oldest';
    const { jobs, next, searchedUntil } = await monitoring.search(wanted, {
      limit: size,
      cursor: from,
      isOldestFirst,
    });
    const rows = jobs.map((job) => jobRowOf(job, this.disclosure));
    return present({
      jobs: rows,
      next,
      searchedUntil: searchedUntil?.getTime(),
      searchedBy: searchedUntil && searchOrderOf(wanted, isOldestFirst),
    });
  }

  private async count(query: unknown): Promise<BoundedCount> {
    const { thorough: isThorough, ...asked } = parseInput('query', counted, query);
    const wanted = this.searches.read(asked);
    if (!wanted) return { count: 0, isExact: true };
    return this.client.storage.monitoring.count(wanted, MAX_COUNTED, { isThorough });
  }

  private async facets(query: unknown): Promise<FacetsAnswer> {
    const wanted = this.searches.read(parseInput('query', search, query));
    const { monitoring } = this.client.storage;
    return facetsOf(
      wanted ? await monitoring.search(wanted, { limit: FACETED_JOBS }) : { jobs: [] },
    );
  }

  private async get(given: string): Promise<JobAnswer> {
    const id = requireId('job', given);
    const [record, links] = await Promise.all([
      this.client.storage.jobs.findJob(id),
      this.links.read(id),
    ]);
    if (!record) throw new NotFoundError('job', id);
    return jobAnswerOf(record, links, this.disclosure);
  }

  private async code({ id: given, query }: ApiRequest): Promise<CodeAnswer> {
    const wanted = parseInput('query', code, query);
    const id = requireId('job', given);
    const record = await this.client.storage.jobs.findJob(id);
    if (!record) throw new NotFoundError('job', id);
    return jobCodeOf(record, wanted, this.disclosure);
  }

  private apply(name: JobAction, { id, body, by }: ApiRequest): Promise<ChangeAnswer> {
    const { expectedState } = parseInput('body', action, body);
    return this.actions.apply(name, id, { by, expectedState });
  }
}
