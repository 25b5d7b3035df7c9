import { Inject, Injectable } from '@nestjs/common';
import { HangfireClient } from '../../../client/hangfire-client.js';
import { AuditLog } from '../../audit/audit-log.js';
import type { ApiRequest, ApiResource, ApiRoute } from '../api-route.js';
import type { ChangeAnswer } from '../job-actions.js';
import { LineReader } from '../readers/line-reader.js';
import { QueueReader } from '../readers/queue-reader.js';

@Injectable()
export class QueuesResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    { method: 'GET', path: 'queues', answer: () => this.reader.list() },
    { method: 'GET', path: 'lines', answer: () => this.lines.list() },
    {
      method: 'PUT',
      path: 'queues/:id/pause',
      permission: 'pause',
      answer: (request) => this.pause(request),
    },
    {
      method: 'DELETE',
      path: 'queues/:id/pause',
      permission: 'pause',
      answer: (request) => this.resume(request),
    },
  ];

  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(QueueReader) private readonly reader: QueueReader,
    @Inject(LineReader) private readonly lines: LineReader,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  private async pause({ id: name, by }: ApiRequest): Promise<ChangeAnswer> {
    const changed = await this.client.queues.pause(name, { by: by.name });
    if (changed) await this.audit.record({ by, action: 'queue.pause', subject: name });
    return { changed };
  }

  private async resume({ id: name, by }: ApiRequest): Promise<ChangeAnswer> {
    const changed = await this.client.queues.resume(name);
    if (changed) await this.audit.record({ by, action: 'queue.resume', subject: name });
    return { changed };
  }
}
