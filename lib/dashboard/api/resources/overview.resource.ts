import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { HangfireClient } from '../../../client/hangfire-client.js';
import type { HistoryAnswer } from '../../answers/live.js';
import { LivePoller } from '../../live/live-poller.js';
import { DeployReader } from '../../performance/deploy-reader.js';
import type { ApiResource, ApiRoute } from '../api-route.js';
import {
  historyAnswerOf,
  historyStart,
  recentHistoryAnswer,
  STEP_MS,
} from '../mapping/history-answer.js';
import { OverviewReader } from '../readers/overview-reader.js';
import { parseInput } from '../requests/input.js';

const historyQuery = z.object({ resolution: z.enum(['minute', 'hour', 'day']).default('hour') });

/** The state of the whole system, now and lately. */
@Injectable()
export class OverviewResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    { method: 'GET', path: 'overview', answer: () => this.overview.read() },
    { method: 'GET', path: 'history', answer: ({ query }) => this.history(query) },
  ];

  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(OverviewReader) private readonly overview: OverviewReader,
    @Inject(LivePoller) private readonly poller: LivePoller,
    @Inject(DeployReader) private readonly deploys: DeployReader,
  ) {}

  private async history(query: unknown): Promise<HistoryAnswer> {
    const { resolution } = parseInput('query', historyQuery, query);
    const { statistics, clock } = this.client.storage;
    const now = clock.now();
    const from = historyStart(resolution, now);
    const reading = this.deploys.read(from, STEP_MS[resolution]);
    if (resolution === 'minute') {
      const [deploys, { slow }] = await Promise.all([reading, this.poller.latest()]);
      return recentHistoryAnswer(slow.attempts, deploys, now);
    }
    const range = { resolution, from };
    const [deploys, succeeded, failed, failedAttempts, deleted] = await Promise.all([
      reading,
      statistics.readCounter('succeeded', range),
      statistics.readCounter('failed', range),
      statistics.readCounter('failed-attempts', range),
      statistics.readCounter('deleted', range),
    ]);
    return historyAnswerOf(
      resolution,
      { succeeded, failed, failedAttempts, deleted },
      deploys,
      now,
    );
  }
}
