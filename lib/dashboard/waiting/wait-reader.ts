import { serversKnowing } from '../../problems/unknown-jobs.js';
import { AwaitingState } from '../../states/awaiting-state.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import { ScheduledState } from '../../states/scheduled-state.js';
import type { JobStorage } from '../../storage/job-storage.js';
import type { JobRecord } from '../../storage/jobs/records.js';
import { PARKED } from '../../storage/queues/parked-jobs.js';
import type { WaitReason } from '../answers/waiting.js';
import { jobRowOf, summaryOf } from '../api/mapping/job-row.js';
import { present } from '../api/mapping/present.js';
import { queueActivities } from '../api/mapping/queue-activity.js';
import { requireId } from '../api/requests/input.js';
import type { Disclosure } from '../display/disclosure.js';
import { NotFoundError } from '../errors/not-found-error.js';
import type { LivePoller } from '../live/live-poller.js';
import { queueHolds } from './queue-holds.js';

/** The count of the jobs ahead stops at this number. */
const MAX_AHEAD = 100_000;
/** We look for the line of the job among so many lines. */
const LINES_LOOKED_AT = 1_000;
const SERVERS_TOLD = 3;

/** Finds out why a job does not run yet. */
export class WaitReader {
  constructor(
    private readonly storage: JobStorage,
    private readonly poller: LivePoller,
    private readonly disclosure: Disclosure,
  ) {}

  /**
   * The reasons, in the order in which they have to pass; none for a job that waits for nothing.
   *
   * @throws NotFoundError
   */
  async read(given: string): Promise<readonly WaitReason[]> {
    const id = requireId('job', given);
    const job = await this.storage.jobs.findJob(id);
    if (!job) throw new NotFoundError('job', id);

    if (job.state === ScheduledState.NAME) return this.time(job);
    if (job.state === AwaitingState.NAME) return this.parents(id);
    if (job.state !== EnqueuedState.NAME) return [];
    if (job.waitingFor === PARKED) return this.parked(job);
    return job.waitingFor === undefined ? this.queue(job) : this.lock(job, job.waitingFor);
  }

  private time(job: JobRecord): WaitReason[] {
    const { isRetry } = jobRowOf(summaryOf(job), this.disclosure);
    return job.runAt ? [{ kind: 'time', at: job.runAt.getTime(), isRetry }] : [];
  }

  private async parents(id: string): Promise<WaitReason[]> {
    const links = await this.storage.continuations.findParentLinks(id);
    return [{ kind: 'parents', open: links.filter(({ outcome }) => outcome === undefined).length }];
  }

  private async parked(job: JobRecord): Promise<WaitReason[]> {
    const { servers, clock } = this.storage;
    const [known, handlers] = await Promise.all([servers.list(), servers.listHandlers()]);
    const knowing = serversKnowing(job, { servers: known, handlers, now: clock.now() }, ['method']);
    const names = [...new Set(knowing.map(({ name }) => name))].slice(0, SERVERS_TOLD);
    const { queue, type, method } = job;
    return [{ kind: 'parked', queue, method: `${type}.${method}`, servers: names }];
  }

  private async lock(job: JobRecord, resource: string): Promise<WaitReason[]> {
    const lines = await this.storage.monitoring.lines(LINES_LOOKED_AT);
    const holderId = lines.find((line) => line.resource === resource)?.holder?.jobId;
    const holder = holderId && (await this.storage.jobs.findJob(holderId));
    return [
      present({
        kind: 'lock',
        resource: this.disclosure.resource(resource, job) ?? '',
        holder: holder ? jobRowOf(summaryOf(holder), this.disclosure) : undefined,
      }),
    ];
  }

  private async queue(job: JobRecord): Promise<WaitReason[]> {
    const { monitoring } = this.storage;
    const [{ slow }, jobs] = await Promise.all([
      this.poller.latest(),
      monitoring.countAhead(job, MAX_AHEAD),
    ]);
    const hold = (await queueHolds(slow, monitoring)).get(job.queue);
    const perSecond = queueActivities(slow.attempts, slow.at).get(job.queue)?.throughput ?? 0;
    const etaMs = perSecond > 0 ? Math.round((jobs.count / perSecond) * 1_000) : undefined;
    const ahead = present({ kind: 'ahead' as const, jobs, etaMs });
    // Jobs with unknown methods do not hold up the other jobs.
    return hold && hold.kind !== 'unknown'
      ? [{ kind: 'queue', queue: job.queue, hold }, ahead]
      : [ahead];
  }
}
