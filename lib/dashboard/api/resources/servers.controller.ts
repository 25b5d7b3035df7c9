import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { HangfireClient } from '../../../client/hangfire-client.js';
import { ProcessingState } from '../../../states/processing-state.js';
import type { ServerRecord } from '../../../storage/server-store.js';
import { CurrentUser } from '../../access/current-user.js';
import type { DashboardUser } from '../../access/dashboard-user.js';
import { Requires } from '../../access/requires.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Disclosure } from '../../display/disclosure.js';
import { NotFoundError } from '../../errors/not-found-error.js';
import type { ServerAnswer } from '../answers.js';
import { ChosenId } from '../chosen-id.js';
import type { ChangeAnswer } from '../job-actions.js';
import { jobRowOf } from '../mapping/job-row.js';
import { type ServerWork, serverAnswerOf } from '../mapping/server-answer.js';

/** More than the most workers that a server can have. */
const MAX_PROCESSING = 20_000;
/** Those that have run for longest among the latest; what was claimed ahead is newer than they. */
const RUNNING_READ = 25;
const RUNNING_SHOWN = 5;

@Controller('servers')
export class ServersController {
  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(AuditLog) private readonly audit: AuditLog,
    @Inject(Disclosure) private readonly disclosure: Disclosure,
  ) {}

  @Get()
  async list(): Promise<ServerAnswer[]> {
    const { servers, clock } = this.client.storage;
    const known = await servers.list();
    return Promise.all(
      known.map(async (server) => serverAnswerOf(server, await this.workOf(server), clock.now())),
    );
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

  private async workOf({ id: serverId }: ServerRecord): Promise<ServerWork> {
    const { monitoring } = this.client.storage;
    const search = { states: [ProcessingState.NAME], serverId };
    const [{ count }, { jobs }] = await Promise.all([
      monitoring.count(search, MAX_PROCESSING),
      monitoring.search(search, { limit: RUNNING_READ }),
    ]);
    const longest = jobs.slice(-RUNNING_SHOWN).reverse();
    const running = longest.map((job) => jobRowOf(job, this.disclosure.displayName(job)));
    return { processing: count, running };
  }
}
