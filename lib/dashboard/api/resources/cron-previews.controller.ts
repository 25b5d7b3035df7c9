import { Body, Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { HangfireClient } from '../../../client/hangfire-client.js';
import type { CronPreviewAnswer } from '../answers.js';
import { cronPreview } from '../cron-preview.js';
import { parseInput, shortText } from '../input.js';
import { languageOf } from '../language-of.js';

const preview = z.strictObject({
  cron: shortText(200),
  timeZone: shortText(100).default('UTC'),
});

/** Cron expressions while somebody types them. */
@Controller('cron-previews')
export class CronPreviewsController {
  constructor(@Inject(HangfireClient) private readonly client: HangfireClient) {}

  @Post()
  @HttpCode(200)
  create(@Body() body: unknown, @Headers('accept-language') languages?: string): CronPreviewAnswer {
    const { cron, timeZone } = parseInput('body', preview, body);
    const now = this.client.storage.clock.now();
    return cronPreview({ cron, timeZone, now, language: languageOf(languages) });
  }
}
