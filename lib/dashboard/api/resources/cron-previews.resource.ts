import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { HangfireClient } from '../../../client/hangfire-client.js';
import type { CronPreviewAnswer } from '../../answers/recurring.js';
import type { ApiRequest, ApiResource, ApiRoute } from '../api-route.js';
import { cronPreview } from '../cron-preview.js';
import { parseInput, shortText } from '../requests/input.js';

const preview = z.strictObject({
  cron: shortText(200),
  timeZone: shortText(100).default('UTC'),
});

/** Previews of cron expressions while somebody types them. */
@Injectable()
export class CronPreviewsResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    {
      method: 'POST',
      path: 'cron-previews',
      pace: 'at-once',
      answer: (request) => this.create(request),
    },
  ];

  constructor(@Inject(HangfireClient) private readonly client: HangfireClient) {}

  private create({ body, language }: ApiRequest): CronPreviewAnswer {
    const { cron, timeZone } = parseInput('body', preview, body);
    const now = this.client.storage.clock.now();
    return cronPreview({ cron, timeZone, now, language });
  }
}
