import { EnqueuedState } from '../../states/enqueued-state.js';
import type { StorageEvent } from '../../storage/events/storage-events.js';
import type { JobRecord } from '../../storage/jobs/records.js';
import type { JobFailure } from '../errors/jobs-failed-error.js';
import { DueWork } from './due-work.js';
import { type FollowUp, FollowUps } from './follow-ups.js';
import { ReadyJobs, type ReadyJobsOptions } from './ready-jobs.js';
import { SERVER_ID, type StepParts } from './step-parts.js';
import { SteppedWorker } from './stepped-worker.js';

/** The results of one run. */
export interface Step extends FollowUp {
  /** The job right after its run. */
  readonly record: JobRecord;
}

/**
 * A server that does nothing by itself: the test asks for each step, and announcements of the store are only
 * remembered for the next step.
 */
export class SteppedServer {
  private readonly ready: ReadyJobs;
  private readonly worker: SteppedWorker;
  private readonly followUps: FollowUps;
  private readonly due: DueWork;

  constructor(private readonly parts: StepParts) {
    this.ready = new ReadyJobs(parts.storage.queues, SERVER_ID);
    this.worker = new SteppedWorker(parts);
    this.followUps = new FollowUps(parts);
    this.due = new DueWork(parts);
    void parts.storage.events.subscribe((event) => this.notice(event));
  }

  /** Runs the job that a server would run next. */
  async runNext(options: ReadyJobsOptions): Promise<Step | undefined> {
    for (;;) {
      const claimed = await this.ready.claimNext(options);
      if (!claimed) return undefined;

      const outcome = await this.worker.run(claimed);
      if (outcome) return this.followUpOf(outcome.record, outcome.failures);
    }
  }

  /** Runs the job; undefined if the job is not ready, its queue is paused, or it has to wait for a resource. */
  async run(jobId: string): Promise<Step | undefined> {
    const record = await this.parts.storage.findRecord(jobId);
    if (record?.state !== EnqueuedState.NAME) return undefined;

    const claimed = await this.ready.claim(jobId, record.queue);
    const outcome = claimed && (await this.worker.run(claimed));
    return outcome && this.followUpOf(outcome.record, outcome.failures);
  }

  hasReady(options: ReadyJobsOptions): Promise<boolean> {
    return this.ready.hasNext(options);
  }

  /** Follows up the changes that the application itself has made. */
  followUp(): Promise<FollowUp> {
    return this.followUps.take();
  }

  /** Does all work whose time has come. @returns the failures on the way */
  fireDue(): Promise<readonly JobFailure[]> {
    return this.due.fire();
  }

  /** The next time at which something is due. Call it right after `fireDue`. */
  nextDueAt(): Promise<Date | undefined> {
    return this.due.nextAt();
  }

  /** Makes the first accepted Scheduled job ready now. @returns false when there is no such job */
  hurry(accept: (record: JobRecord) => boolean): Promise<boolean> {
    return this.due.hurry(accept);
  }

  private async followUpOf(record: JobRecord, failures: readonly JobFailure[]): Promise<Step> {
    const followUp = await this.followUps.take();
    return {
      record,
      released: followUp.released,
      failures: [...failures, ...followUp.failures],
    };
  }

  private notice(event: StorageEvent): void {
    if (event.kind === 'ready') this.ready.expect(event.queue);
    if (event.kind === 'taken-away' && event.serverId === SERVER_ID) void this.worker.checkLeases();
    this.followUps.notice(event);
  }
}
