import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { HangfireClient } from '../../../client/hangfire-client.js';
import { Download } from '../../answering/download.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Disclosure } from '../../display/disclosure.js';
import { auditedExport } from '../../exports/audited-export.js';
import { type ExportPortion, exportedJobs } from '../../exports/export-jobs.js';
import { JOB_FILES } from '../../exports/job-files.js';
import type { ApiRequest, ApiResource, ApiRoute } from '../api-route.js';
import { flag, order, parseInput } from '../requests/input.js';
import { RequestedSearches } from '../requests/requested-searches.js';
import { searchFields, searchTextOf } from '../requests/search-request.js';

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
      answer: (request) => this.export(request),
    },
  ];

  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(RequestedSearches) private readonly searches: RequestedSearches,
    @Inject(Disclosure) private readonly disclosure: Disclosure,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  private export({ query, by, request }: ApiRequest): Download {
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
    const text =
      request.method === 'HEAD'
        ? textsOf(portions)
        : auditedExport(portions, { by, search: searchTextOf(asked), format }, this.audit);
    return new Download(fileName(storage.clock.now(), file), file.contentType, text);
  }
}

/** A HEAD request asks only for the headers, so it reads no job. */
async function* textsOf(portions: AsyncIterable<ExportPortion>): AsyncGenerator<string> {
  for await (const { text } of portions) yield text;
}

const fileName = (now: Date, { extension }: { extension: string }) =>
  `jobs-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z.${extension}`;
