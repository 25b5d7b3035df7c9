import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { HangfireClient } from '../../../client/hangfire-client.js';
import type { AuditAnswer } from '../../answers/changes.js';
import type { ApiResource, ApiRoute } from '../api-route.js';
import { cursor, limit, optionalText, parseInput, wordsOf } from '../input.js';
import { auditEntryOf } from '../mapping/audit-answer.js';
import { present } from '../mapping/present.js';

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
    return present({ entries: entries.map(auditEntryOf), next });
  }
}
