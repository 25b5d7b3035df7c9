import { stateAfter } from '../../client/bulk/bulk-state.js';
import type { HangfireClientParts } from '../../client/hangfire-client.js';
import type { DashboardUser } from '../access/dashboard-user.js';
import type { JobAction } from '../answers/changes.js';
import type { AuditLog } from '../audit/audit-log.js';
import { NotFoundError } from '../errors/not-found-error.js';
import { requireId } from './requests/input.js';

/** The answer of every action: whether it has changed anything. */
export interface ChangeAnswer {
  readonly changed: boolean;
}

export interface JobActionOptions {
  readonly by: DashboardUser;
  /** The change happens only if the job is in this state. */
  readonly expectedState?: string | undefined;
}

/** Changes single jobs. */
export class JobActions {
  constructor(
    private readonly client: HangfireClientParts,
    private readonly audit: AuditLog,
  ) {}

  /** @throws NotFoundError */
  async apply(
    action: JobAction,
    jobId: string,
    { by, expectedState }: JobActionOptions,
  ): Promise<ChangeAnswer> {
    const { jobs, storage } = this.client;
    const id = requireId('job', jobId);
    const changed = await jobs.changeState(id, stateAfter(action, by.name), { expectedState });

    if (changed) await this.audit.record({ by, action: `job.${action}`, subject: id });
    else if (!(await storage.jobs.findJob(id))) throw new NotFoundError('job', id);
    return { changed };
  }
}
