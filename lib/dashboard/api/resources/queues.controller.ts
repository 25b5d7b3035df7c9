import { Controller, Delete, Get, Inject, Param, Put } from '@nestjs/common';
import { HangfireClient } from '../../../client/hangfire-client.js';
import { requireQueueName } from '../../../job/queue-name.js';
import { CurrentUser } from '../../access/current-user.js';
import type { DashboardUser } from '../../access/dashboard-user.js';
import { Requires } from '../../access/requires.js';
import { AuditLog } from '../../audit/audit-log.js';
import type { QueueAnswer } from '../answers.js';
import type { ChangeAnswer } from '../job-actions.js';
import { QueueReader } from '../queue-reader.js';

@Controller('queues')
export class QueuesController {
  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(QueueReader) private readonly reader: QueueReader,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  @Get()
  list(): Promise<QueueAnswer[]> {
    return this.reader.list();
  }

  @Put(':name/pause')
  @Requires('pause')
  async pause(
    @Param('name') name: string,
    @CurrentUser() by: DashboardUser,
  ): Promise<ChangeAnswer> {
    const changed = await this.client.storage.queues.pause(requireQueueName(name), by.name);
    if (changed) await this.audit.record({ by, action: 'queue.pause', subject: name });
    return { changed };
  }

  @Delete(':name/pause')
  @Requires('pause')
  async resume(
    @Param('name') name: string,
    @CurrentUser() by: DashboardUser,
  ): Promise<ChangeAnswer> {
    const changed = await this.client.storage.queues.resume(requireQueueName(name));
    if (changed) await this.audit.record({ by, action: 'queue.resume', subject: name });
    return { changed };
  }
}
