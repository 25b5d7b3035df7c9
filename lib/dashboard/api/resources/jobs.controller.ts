import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { HangfireClient } from '../../../client/hangfire-client.js';
import type { JobSearch } from '../../../storage/monitoring-store.js';
import { CurrentUser } from '../../access/current-user.js';
import type { DashboardUser } from '../../access/dashboard-user.js';
import { Requires } from '../../access/requires.js';
import { Disclosure } from '../../display/disclosure.js';
import { NotFoundError } from '../../errors/not-found-error.js';
import type { BoundedCount, JobAnswer, JobsAnswer } from '../answers.js';
import { cursor, flag, limit, optionalText, parseInput, requireId } from '../input.js';
import { type ChangeAnswer, JobActions } from '../job-actions.js';
import { LinkReader } from '../link-reader.js';
import { jobAnswerOf } from '../mapping/job-answer.js';
import { jobRowOf } from '../mapping/job-row.js';
import { present } from '../mapping/present.js';
import { type SearchRequest, searchFields, searchOf } from '../search-request.js';

/** Counts are given up there: "100,000+". */
const MAX_COUNTED = 100_000;

const search = z.object({ ...searchFields, retries: flag });
const page = search.extend({ cursor, limit });
const action = z.strictObject({ expectedState: optionalText(100) });

@Controller('jobs')
export class JobsController {
  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(Disclosure) private readonly disclosure: Disclosure,
    @Inject(LinkReader) private readonly links: LinkReader,
    @Inject(JobActions) private readonly actions: JobActions,
  ) {}

  @Get()
  async list(@Query() query: unknown): Promise<JobsAnswer> {
    const { cursor: from, limit: size, ...asked } = parseInput('query', page, query);
    const wanted = this.searchOf(asked);
    if (!wanted) return { jobs: [] };

    const { monitoring } = this.client.storage;
    const { jobs, next, searchedUntil } = await monitoring.search(wanted, {
      limit: size,
      cursor: from,
    });
    const rows = jobs.map((job) => jobRowOf(job, this.disclosure));
    return present({ jobs: rows, next, searchedUntil: searchedUntil?.getTime() });
  }

  @Get('count')
  async count(@Query() query: unknown): Promise<BoundedCount> {
    const wanted = this.searchOf(parseInput('query', search, query));
    if (!wanted) return { count: 0, isExact: true };
    return this.client.storage.monitoring.count(wanted, MAX_COUNTED);
  }

  @Get(':id')
  async get(@Param('id') given: string): Promise<JobAnswer> {
    const id = requireId('job', given);
    const [record, links] = await Promise.all([
      this.client.storage.jobs.findJob(id),
      this.links.read(id),
    ]);
    if (!record) throw new NotFoundError('job', id);
    return jobAnswerOf(record, links, this.disclosure);
  }

  @Post(':id/requeues')
  @HttpCode(200)
  @Requires('requeue')
  requeue(@Param('id') id: string, @Body() body: unknown, @CurrentUser() by: DashboardUser) {
    return this.apply('requeue', id, body, by);
  }

  @Post(':id/deletions')
  @HttpCode(200)
  @Requires('delete')
  delete(@Param('id') id: string, @Body() body: unknown, @CurrentUser() by: DashboardUser) {
    return this.apply('delete', id, body, by);
  }

  private apply(
    name: 'requeue' | 'delete',
    id: string,
    body: unknown,
    by: DashboardUser,
  ): Promise<ChangeAnswer> {
    const { expectedState } = parseInput('body', action, body);
    return this.actions.apply(name, id, { by, expectedState });
  }

  private searchOf(asked: SearchRequest): JobSearch | undefined {
    const now = this.client.storage.clock.now();
    const { canSearchArguments } = this.disclosure;
    return searchOf(asked, { now, canSearchArguments });
  }
}
