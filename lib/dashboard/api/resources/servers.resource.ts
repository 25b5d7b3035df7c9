import { Inject, Injectable } from '@nestjs/common';
import { HangfireClient } from '../../../client/hangfire-client.js';
import { AuditLog } from '../../audit/audit-log.js';
import { NotFoundError } from '../../errors/not-found-error.js';
import type { ApiRequest, ApiResource, ApiRoute } from '../api-route.js';
import type { ChangeAnswer } from '../job-actions.js';
import { ServerReader } from '../readers/server-reader.js';
import { chosenIdOf } from '../requests/chosen-id.js';

@Injectable()
export class ServersResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    { method: 'GET', path: 'servers', answer: () => this.reader.list() },
    { method: 'GET', path: 'servers/lost', answer: () => this.reader.listLost() },
    {
      method: 'POST',
      path: 'servers/stops',
      permission: 'pause',
      answer: (request) => this.stop(request),
    },
  ];

  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(AuditLog) private readonly audit: AuditLog,
    @Inject(ServerReader) private readonly reader: ServerReader,
  ) {}

  private async stop({ query, by }: ApiRequest): Promise<ChangeAnswer> {
    const id = chosenIdOf(query);
    const isFound = !id.includes('\0') && (await this.client.storage.servers.requestStop(id));
    if (!isFound) throw new NotFoundError('server', id);

    await this.audit.record({ by, action: 'server.stop', subject: id });
    return { changed: true };
  }
}
