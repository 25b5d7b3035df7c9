import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { HangfireClient } from '../../../client/hangfire-client.js';
import type { BatchState } from '../../../storage/batches/batch-store.js';
import type { BatchDetailsAnswer, BatchesAnswer, BatchHoldsAnswer } from '../../answers/batches.js';
import { AuditLog } from '../../audit/audit-log.js';
import { NotFoundError } from '../../errors/not-found-error.js';
import type { ApiRequest, ApiResource, ApiRoute } from '../api-route.js';
import type { ChangeAnswer } from '../job-actions.js';
import { batchAnswerOf } from '../mapping/batch-answer.js';
import { present } from '../mapping/present.js';
import { BatchHoldReader } from '../readers/batch-hold-reader.js';
import { LinkReader } from '../readers/link-reader.js';
import { cursor, limit, optionalText, parseInput, requireId } from '../requests/input.js';

const STATES = [
  'Awaiting',
  'Started',
  'Succeeded',
  'Completed',
  'Deleted',
] as const satisfies readonly BatchState[];

/** More continuations than people read on the page of a batch. */
const MAX_NESTED = 200;

const page = z.object({
  state: z.union([z.literal(''), z.enum(STATES)]).optional(),
  q: optionalText(200),
  cursor,
  limit,
});

@Injectable()
export class BatchesResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    { method: 'GET', path: 'batches', answer: ({ query }) => this.list(query) },
    { method: 'GET', path: 'batches/:id', answer: ({ id }) => this.get(id) },
    { method: 'GET', path: 'batches/:id/holds', answer: ({ id }) => this.holdsOf(id) },
    {
      method: 'POST',
      path: 'batches/:id/cancellations',
      permission: 'delete',
      answer: (request) => this.cancel(request),
    },
  ];

  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(LinkReader) private readonly links: LinkReader,
    @Inject(BatchHoldReader) private readonly holds: BatchHoldReader,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  private async list(query: unknown): Promise<BatchesAnswer> {
    const { state, q, cursor: from, limit: size } = parseInput('query', page, query);
    const search = { description: q, states: state ? [state] : undefined };
    const found = await this.client.storage.monitoring.searchBatches(search, {
      limit: size,
      cursor: from,
    });
    return present({ batches: found.batches.map(batchAnswerOf), next: found.next });
  }

  private async get(given: string): Promise<BatchDetailsAnswer> {
    const id = requireId('batch', given);
    const [batch, links] = await Promise.all([this.client.batches.get(id), this.links.read(id)]);
    if (!batch) throw new NotFoundError('batch', id);

    const nested = batch.nested.slice(0, MAX_NESTED).map(batchAnswerOf);
    const hasMoreNested = batch.nested.length > MAX_NESTED;
    return { ...batchAnswerOf(batch), nested, hasMoreNested, ...links };
  }

  private async holdsOf(given: string): Promise<BatchHoldsAnswer> {
    const id = requireId('batch', given);
    const holds = await this.holds.read(id);
    if (!holds) throw new NotFoundError('batch', id);
    return holds;
  }

  private async cancel({ id: given, by }: ApiRequest): Promise<ChangeAnswer> {
    const id = requireId('batch', given);
    const changed = await this.client.batches.cancel(id);

    if (changed) await this.audit.record({ by, action: 'batch.cancel', subject: id });
    else if (!(await this.client.batches.get(id))) throw new NotFoundError('batch', id);
    return { changed };
  }
}
