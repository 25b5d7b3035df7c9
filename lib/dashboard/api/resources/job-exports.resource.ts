import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { HangfireClient } from '../../../client/hangfire-client.js';
import { Download } from '../../answering/download.js';
import { Disclosure } from '../../display/disclosure.js';
import { exportedJobs } from '../../exports/export-jobs.js';
import { JOB_FILES } from '../../exports/job-files.js';
import type { ApiResource, ApiRoute } from '../api-route.js';
import { flag, order, parseInput } from '../input.js';
import { RequestedSearches } from '../requested-searches.js';
import { searchFields } from '../search-request.js';

const exported = z.object({
  ...searchFields,
  retries: flag,
  order,
  format: z.enum(['csv', 'ndjson']),
});

/** Lists of jobs as files. */
@Injectable()
export class JobExportsResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    // The portions take turns.
    {
      method: 'GET',
      path: 'jobs/export',
      pace: 'at-once',
      answer: ({ query }) => this.export(query),
    },
  ];

  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(RequestedSearches) private readonly searches: RequestedSearches,
    @Inject(Disclosure) private readonly disclosure: Disclosure,
  ) {}

  private export(query: unknown): Download {
    const { format, order: first, ...asked } = parseInput('query', exported, query);
    const search = this.searches.read(asked);
    const { storage } = this.client;
    const file = JOB_FILES[format];
    const isOldestFirst = first === 'oldest';
    const portions = exportedJobs(
      { search, file, isOldestFirst },
      storage.monitoring,
      this.disclosure,
    );
    return new Download(fileName(storage.clock.now(), file), file.contentType, portions);
  }
}

const fileName = (now: Date, { extension }: { extension: string }) =>
  `jobs-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z.${extension}`;
