import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { HangfireClient } from '../../../client/hangfire-client.js';
import { ProcessingState } from '../../../states/processing-state.js';
import { CurrentUser } from '../../access/current-user.js';
import type { DashboardUser } from '../../access/dashboard-user.js';
import { Requires } from '../../access/requires.js';
import { AuditLog } from '../../audit/audit-log.js';
import { NotFoundError } from '../../errors/not-found-error.js';
import type { ServerAnswer } from '../answers.js';
import type { ChangeAnswer } from '../job-actions.js';
import { serverAnswerOf } from '../mapping/server-answer.js';

/** More than the most workers that a server can have. */
const MAX_PROCESSING = 20_000;

@Controller('servers')
export class ServersController {
  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  @Get()
  async list(): Promise<ServerAnswer[]> {
    const { servers, monitoring, clock } = this.client.storage;
    const known = await servers.list();
    return Promise.all(
      known.map(async (server) => {
        const search = { states: [ProcessingState.NAME], serverId: server.id };
        const { count } = await monitoring.count(search, MAX_PROCESSING);
        return serverAnswerOf(server, count, clock.now());
      }),
    );
  }

  @Post(':id/stops')
  @HttpCode(200)
  @Requires('pause')
  async stop(@Param('id') id: string, @CurrentUser() by: DashboardUser): Promise<ChangeAnswer> {
    const isFound = !id.includes('\0') && (await this.client.storage.servers.requestStop(id));
    if (!isFound) throw new NotFoundError('server', id);

    await this.audit.record({ by, action: 'server.stop', subject: id });
    return { changed: true };
  }
}
