import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { JOB_ACTIONS } from '../../../client/bulk/bulk-action.js';
import { BulkOperations } from '../../../client/bulk/bulk-operations.js';
import { BulkRunner } from '../../../client/bulk/bulk-runner.js';
import { HangfireClient } from '../../../client/hangfire-client.js';
import type { BulkOperationRecord } from '../../../storage/bulk/bulk-store.js';
import { requirePermission } from '../../access/dashboard-access.js';
import type { BulkOperationAnswer, BulkOutcomeAnswer } from '../../answers/changes.js';
import { AuditLog } from '../../audit/audit-log.js';
import { phrase } from '../../audit/audit-phrases.js';
import { BulkOutcomes } from '../../bulk/bulk-outcomes.js';
import { permissionFor } from '../../bulk/bulk-permission.js';
import { findOperation } from '../../bulk/find-operation.js';
import { undoOf } from '../../bulk/undo-of.js';
import type { ApiRequest, ApiResource, ApiRoute } from '../api-route.js';
import type { ChangeAnswer } from '../job-actions.js';
import { bulkAnswerOf } from '../mapping/bulk-answer.js';
import { parseInput, requireId, shortText } from '../requests/input.js';
import { RequestedSearches } from '../requests/requested-searches.js';
import { searchBody, searchTextOf } from '../requests/search-request.js';

const MAX_LISTED = 50;
const MAX_NAMED_JOBS = 1_000;
const MAX_LIMIT = 1_000_000;
const MAX_PER_MINUTE = 100_000;

const operation = z.strictObject({
  action: z.enum(JOB_ACTIONS),
  search: searchBody.prefault({}),
  ids: z
    .array(z.strictObject({ id: z.uuid(), state: shortText(100).min(1) }))
    .min(1)
    .max(MAX_NAMED_JOBS)
    .optional(),
  limit: z.int().min(1).max(MAX_LIMIT).optional(),
  perMinute: z.int().min(1).max(MAX_PER_MINUTE).optional(),
});

/** Changes of many jobs in the background. */
@Injectable()
export class BulkOperationsResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    { method: 'GET', path: 'bulk-operations', answer: () => this.list() },
    { method: 'GET', path: 'bulk-operations/:id', answer: ({ id }) => this.get(id) },
    // The permission that a bulk operation needs depends on its action.
    {
      method: 'POST',
      path: 'bulk-operations',
      status: 201,
      answer: (request) => this.create(request),
    },
    {
      method: 'POST',
      path: 'bulk-operations/:id/cancellations',
      answer: (request) => this.cancel(request),
    },
    {
      method: 'GET',
      path: 'bulk-operations/:id/outcome',
      answer: ({ id }) => this.outcome(id),
    },
    {
      method: 'POST',
      path: 'bulk-operations/:id/undos',
      permission: permissionFor('restore'),
      status: 201,
      answer: (request) => this.undo(request),
    },
  ];

  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(BulkOperations) private readonly operations: BulkOperations,
    @Inject(BulkOutcomes) private readonly outcomes: BulkOutcomes,
    @Inject(BulkRunner) private readonly runner: BulkRunner,
    @Inject(RequestedSearches) private readonly searches: RequestedSearches,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  private async list(): Promise<BulkOperationAnswer[]> {
    const found = await this.client.storage.bulk.list(MAX_LISTED);
    return found.map(bulkAnswerOf);
  }

  private async get(id: string): Promise<BulkOperationAnswer> {
    return bulkAnswerOf(await this.find(id));
  }

  private async create({ body, by }: ApiRequest): Promise<BulkOperationAnswer> {
    const { action, search: asked, ids, limit, perMinute } = parseInput('body', operation, body);
    requirePermission(by, action);

    const search = this.searches.read(asked);
    const searchText = ids ? '' : searchTextOf(asked);
    const request = { action, searchText, by: by.name, limit, perMinute };
    const created =
      ids || !search
        ? await this.operations.createForSeen(request, ids ?? [])
        : await this.operations.create({ ...request, search });
    this.runner.wake();

    const answer = bulkAnswerOf(created);
    const { id: subject } = created;
    const jobs = ids ? phrase('selected', { count: ids.length }) : searchText;
    const details = [
      jobs,
      limit && phrase('first', { count: limit }),
      perMinute && phrase('per-minute', { count: perMinute }),
    ]
      .filter(Boolean)
      .join(', ');
    await this.audit.record({ by, action: `bulk.${action}`, subject, details });
    return answer;
  }

  private async outcome(given: string): Promise<BulkOutcomeAnswer> {
    return this.outcomes.read(await this.find(given));
  }

  private async undo({ id: given, by }: ApiRequest): Promise<BulkOperationAnswer> {
    const undo = undoOf(await this.find(given), by.name);
    const created = await this.operations.create(undo);
    this.runner.wake();
    const { id: subject, searchText: details } = created;
    await this.audit.record({ by, action: 'bulk.restore', subject, details });
    return bulkAnswerOf(created);
  }

  /** A person who may not start an operation may not stop it either. */
  private async cancel({ id: given, by }: ApiRequest): Promise<ChangeAnswer> {
    const { id, action } = await this.find(given);
    requirePermission(by, permissionFor(action));

    const changed = await this.client.storage.bulk.cancel(id);
    if (changed) await this.audit.record({ by, action: 'bulk.cancel', subject: id });
    return { changed };
  }

  private find(given: string): Promise<BulkOperationRecord> {
    return findOperation(requireId('bulk operation', given), this.client.storage);
  }
}
