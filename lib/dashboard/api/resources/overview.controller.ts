import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { HangfireClient } from '../../../client/hangfire-client.js';
import type { HistoryAnswer, OverviewAnswer } from '../answers.js';
import { parseInput } from '../input.js';
import { historyAnswerOf, historyStart } from '../mapping/history-answer.js';
import { OverviewReader } from '../overview-reader.js';

const historyQuery = z.object({ resolution: z.enum(['hour', 'day']).default('hour') });

/** How the whole is doing, now and lately. */
@Controller()
export class OverviewController {
  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(OverviewReader) private readonly overview: OverviewReader,
  ) {}

  @Get('overview')
  get(): Promise<OverviewAnswer> {
    return this.overview.read();
  }

  @Get('history')
  async history(@Query() query: unknown): Promise<HistoryAnswer> {
    const { resolution } = parseInput('query', historyQuery, query);
    const { statistics, clock } = this.client.storage;
    const now = clock.now();
    const range = { resolution, from: historyStart(resolution, now) };
    const [succeeded, failed, deleted] = await Promise.all([
      statistics.readCounter('succeeded', range),
      statistics.readCounter('failed', range),
      statistics.readCounter('deleted', range),
    ]);
    return historyAnswerOf(resolution, { succeeded, failed, deleted }, now);
  }
}
