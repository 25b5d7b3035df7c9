import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Inject,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { z } from 'zod';
import { HangfireClient } from '../../../client/hangfire-client.js';
import type { RecurringJobDetails } from '../../../client/recurring-job-details.js';
import { CurrentUser } from '../../access/current-user.js';
import type { DashboardUser } from '../../access/dashboard-user.js';
import { Requires } from '../../access/requires.js';
import { AuditLog } from '../../audit/audit-log.js';
import { NotFoundError } from '../../errors/not-found-error.js';
import type { RecurringAnswer, RecurringJobsAnswer } from '../answers.js';
import { ChosenId } from '../chosen-id.js';
import { cursor, limitUpTo, optionalText, parseInput, shortText, wordsOf } from '../input.js';
import type { ChangeAnswer } from '../job-actions.js';
import { languageOf } from '../language-of.js';
import { RecurringReader } from '../recurring-reader.js';

/** Each comes with its last runs, and what became of them. */
const MAX_PAGE_SIZE = 100;

const page = z.object({ q: optionalText(500), cursor, limit: limitUpTo(MAX_PAGE_SIZE) });

const update = z.strictObject({
  cron: shortText(200).min(1).optional(),
  timeZone: shortText(100).min(1).optional(),
});

@Controller('recurring-jobs')
export class RecurringJobsController {
  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(RecurringReader) private readonly reader: RecurringReader,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  @Get()
  list(
    @Query() query: unknown,
    @Headers('accept-language') languages?: string,
  ): Promise<RecurringJobsAnswer> {
    const { q, cursor: from, limit: size } = parseInput('query', page, query);
    const place = { limit: size, cursor: from };
    return this.reader.search(wordsOf(q), place, languageOf(languages));
  }

  @Get('details')
  async get(
    @ChosenId() id: string,
    @Headers('accept-language') languages?: string,
  ): Promise<RecurringAnswer> {
    return this.reader.read(await this.find(id), languageOf(languages));
  }

  @Post('triggers')
  @HttpCode(200)
  @Requires('trigger')
  async trigger(@ChosenId() id: string, @CurrentUser() by: DashboardUser) {
    await this.find(id);
    const jobId = await this.client.recurringJobs.trigger(id);
    const details = jobId === null ? 'cancelled by a filter' : `job ${jobId}`;
    await this.audit.record({ by, action: 'recurring.trigger', subject: id, details });
    return { jobId };
  }

  @Put('pause')
  @Requires('pause')
  async pause(@ChosenId() id: string, @CurrentUser() by: DashboardUser): Promise<ChangeAnswer> {
    const { pausedAt } = await this.find(id);
    if (pausedAt) return { changed: false };

    this.requireFound(id, await this.client.recurringJobs.pause(id));
    await this.audit.record({ by, action: 'recurring.pause', subject: id });
    return { changed: true };
  }

  @Delete('pause')
  @Requires('pause')
  async resume(@ChosenId() id: string, @CurrentUser() by: DashboardUser): Promise<ChangeAnswer> {
    const { pausedAt } = await this.find(id);
    if (!pausedAt) return { changed: false };

    this.requireFound(id, await this.client.recurringJobs.resume(id));
    await this.audit.record({ by, action: 'recurring.resume', subject: id });
    return { changed: true };
  }

  @Patch()
  @Requires('edit')
  async edit(
    @ChosenId() id: string,
    @Body() body: unknown,
    @CurrentUser() by: DashboardUser,
  ): Promise<ChangeAnswer> {
    const { cron, timeZone } = parseInput('body', update, body);
    const before = await this.find(id);
    this.requireFound(id, await this.client.recurringJobs.update(id, { cron, timeZone }));

    const details =
      `${before.cron} (${before.timeZone}) → ` +
      `${cron ?? before.cron} (${timeZone ?? before.timeZone})`;
    await this.audit.record({ by, action: 'recurring.edit', subject: id, details });
    return { changed: true };
  }

  @Delete()
  @Requires('edit')
  async remove(@ChosenId() id: string, @CurrentUser() by: DashboardUser): Promise<ChangeAnswer> {
    this.requireFound(id, await this.client.recurringJobs.removeIfExists(id));
    await this.audit.record({ by, action: 'recurring.remove', subject: id });
    return { changed: true };
  }

  private async find(id: string): Promise<RecurringJobDetails> {
    const found = id.includes('\0') ? undefined : await this.client.recurringJobs.get(id);
    if (!found) throw new NotFoundError('recurring job', id);
    return found;
  }

  private requireFound(id: string, isFound: boolean): void {
    if (!isFound) throw new NotFoundError('recurring job', id);
  }
}
