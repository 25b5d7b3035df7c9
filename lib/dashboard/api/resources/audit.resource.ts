import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { isBulkAction } from '../../../client/bulk/bulk-action.js';
import { HangfireClient } from '../../../client/hangfire-client.js';
import type { AuditRecord } from '../../../storage/audit/audit-store.js';
import type { AuditAnswer, BulkOperationAnswer } from '../../answers/changes.js';
import type { ApiResource, ApiRoute } from '../api-route.js';
import { auditEntryOf } from '../mapping/audit-answer.js';
import { bulkAnswerOf } from '../mapping/bulk-answer.js';
import { present } from '../mapping/present.js';
import { cursor, limit, optionalText, parseInput, wordsOf } from '../requests/input.js';

const page = z.object({ q: optionalText(500), cursor, limit });

/** Who did what, and when. */
@Injectable()
export class AuditResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    { method: 'GET', path: 'audit', answer: ({ query }) => this.list(query) },
  ];

  constructor(@Inject(HangfireClient) private readonly client: HangfireClient) {}

  private async list(query: unknown): Promise<AuditAnswer> {
    const { q, cursor: from, limit: size } = parseInput('query', page, query);
    const { entries, next } = await this.client.storage.audit.list({
      limit: size,
      cursor: from,
      words: wordsOf(q),
    });
    const operations = await this.operationsOf(entries);
    const answers = entries.map((entry) => auditEntryOf(entry, operations.get(entry.subject)));
    return present({ entries: answers, next });
  }

  /**
   * Reads the operations one after the other, because the readings must not take all connections of the application.
   * A page has only a few operations.
   */
  private async operationsOf(
    entries: readonly AuditRecord[],
  ): Promise<ReadonlyMap<string, BulkOperationAnswer>> {
    const ids = new Set(entries.filter(startsBulkOperation).map(({ subject }) => subject));
    const operations = new Map<string, BulkOperationAnswer>();
    for (const id of ids) {
      const operation = await this.client.storage.bulk.find(id);
      if (operation) operations.set(id, bulkAnswerOf(operation));
    }
    return operations;
  }
}

const BULK = 'bulk.';

const startsBulkOperation = ({ action }: AuditRecord): boolean =>
  action.startsWith(BULK) && isBulkAction(action.slice(BULK.length));
