import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { HangfireClient } from '../../../client/hangfire-client.js';
import { CurrentUser } from '../../access/current-user.js';
import type { DashboardUser } from '../../access/dashboard-user.js';
import { Requires } from '../../access/requires.js';
import { AuditLog } from '../../audit/audit-log.js';
import { NotFoundError } from '../../errors/not-found-error.js';
import type { ServerAnswer } from '../answers.js';
import { ChosenId } from '../chosen-id.js';
import type { ChangeAnswer } from '../job-actions.js';
import { ServerReader } from '../server-reader.js';

@Controller('servers')
export class ServersController {
  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(AuditLog) private readonly audit: AuditLog,
    @Inject(ServerReader) private readonly reader: ServerReader,
  ) {}

  @Get()
  list(): Promise<ServerAnswer[]> {
    return this.reader.list();
  }

  @Post('stops')
  @HttpCode(200)
  @Requires('pause')
  async stop(@ChosenId() id: string, @CurrentUser() by: DashboardUser): Promise<ChangeAnswer> {
    const isFound = !id.includes('\0') && (await this.client.storage.servers.requestStop(id));
    if (!isFound) throw new NotFoundError('server', id);

    await this.audit.record({ by, action: 'server.stop', subject: id });
    return { changed: true };
  }
}
