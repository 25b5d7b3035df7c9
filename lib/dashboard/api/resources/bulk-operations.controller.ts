import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { HangfireClient } from '../../../client/hangfire-client.js';
import { CurrentUser } from '../../access/current-user.js';
import { requirePermission } from '../../access/dashboard-access.js';
import type { DashboardUser } from '../../access/dashboard-user.js';
import { AuditLog } from '../../audit/audit-log.js';
import { BULK_ACTIONS, requireBulkAction } from '../../bulk/bulk-action.js';
import { BulkOperations } from '../../bulk/bulk-operations.js';
import { BulkRunner } from '../../bulk/bulk-runner.js';
import { Disclosure } from '../../display/disclosure.js';
import type { BulkOperationAnswer } from '../answers.js';
import { parseInput, requireId, shortText } from '../input.js';
import type { ChangeAnswer } from '../job-actions.js';
import { bulkAnswerOf } from '../mapping/bulk-answer.js';
import { searchBody, searchOf, searchTextOf } from '../search-request.js';

const MAX_LISTED = 50;
const MAX_NAMED_JOBS = 1_000;

const operation = z.strictObject({
  action: z.enum(BULK_ACTIONS),
  search: searchBody.prefault({}),
  ids: z
    .array(z.strictObject({ id: z.uuid(), state: shortText(100).min(1) }))
    .min(1)
    .max(MAX_NAMED_JOBS)
    .optional(),
});

/** Things done to many jobs. */
@Controller('bulk-operations')
export class BulkOperationsController {
  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(BulkOperations) private readonly operations: BulkOperations,
    @Inject(BulkRunner) private readonly runner: BulkRunner,
    @Inject(Disclosure) private readonly disclosure: Disclosure,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  @Get()
  async list(): Promise<BulkOperationAnswer[]> {
    const found = await this.client.storage.bulk.list(MAX_LISTED);
    return found.map(bulkAnswerOf);
  }

  @Get(':id')
  async get(@Param('id') id: string): Promise<BulkOperationAnswer> {
    return bulkAnswerOf(await this.operations.find(requireId('bulk operation', id)));
  }

  @Post()
  async create(
    @Body() body: unknown,
    @CurrentUser() by: DashboardUser,
  ): Promise<BulkOperationAnswer> {
    const { action, search: asked, ids } = parseInput('body', operation, body);
    requirePermission(by, action);

    const now = this.client.storage.clock.now();
    const { canSearchArguments } = this.disclosure;
    const search = searchOf(asked, { now, canSearchArguments });
    const searchText = ids ? '' : searchTextOf(asked);
    const created =
      ids || !search
        ? await this.operations.createForSeen({ action, searchText, by }, ids ?? [])
        : await this.operations.create({ action, search, searchText, by });
    this.runner.wake();

    const answer = bulkAnswerOf(created);
    const { id: subject } = created;
    const details = ids ? `${ids.length} selected jobs` : searchText;
    await this.audit.record({ by, action: `bulk.${action}`, subject, details });
    return answer;
  }

  /** Whoever may not start it may not stop it either. */
  @Post(':id/cancellations')
  @HttpCode(200)
  async cancel(
    @Param('id') given: string,
    @CurrentUser() by: DashboardUser,
  ): Promise<ChangeAnswer> {
    const id = requireId('bulk operation', given);
    const { action } = await this.operations.find(id);
    requirePermission(by, requireBulkAction(action));

    const changed = await this.client.storage.bulk.cancel(id);
    if (changed) await this.audit.record({ by, action: 'bulk.cancel', subject: id });
    return { changed };
  }
}
