import { JointCreation } from '../../creation/joint-creation.js';
import type { RecurringJobCreator } from '../../creation/recurring-job-creator.js';
import { Failure } from '../../filters/filter-onion.js';
import {
  type DueOccurrence,
  dueOccurrences,
  type MisfireOptions,
} from '../../recurring/due-occurrences.js';
import { jitteredStart } from '../../recurring/jitter.js';
import { occurrenceError } from '../../recurring/occurrence-error.js';
import type { PassedTimes } from '../../recurring/passed-times.js';
import { afterFailure } from '../../recurring/scheduling-failure.js';
import { EngineReason } from '../../states/engine-reason.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import { ScheduledState } from '../../states/scheduled-state.js';
import type { State } from '../../states/state.js';
import { StorageUnavailableError } from '../../storage/errors/storage-unavailable-error.js';
import type {
  DueRecurringJob,
  NewOccurrence,
  RecurringJobRecord,
  ScheduledOccurrences,
} from '../../storage/recurring/recurring-store.js';
import type { Logger } from '../../support/logger.js';
import type { Clock } from '../../support/time/clock.js';

/**
 * For how long an unknown class is left to servers that have it, in milliseconds. After that, a server without the
 * class records an error.
 */
const HANDLER_GRACE_MS = 5 * 60_000;

const REASON = EngineReason.of('recurring-due');

export interface RecurringRoundParts {
  readonly creator: RecurringJobCreator;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly misfire: MisfireOptions;
}

/** Decides which occurrences the due recurring jobs get, inside one transaction of the scheduler. */
export class RecurringRound {
  private readonly prepared: JointCreation[] = [];

  constructor(private readonly parts: RecurringRoundParts) {}

  /**
   * Leaves out recurring jobs whose class is unknown here, if other servers may know it. If the store asks again, it
   * has not kept the earlier decision, so the round forgets that decision as well.
   */
  async decide(due: readonly DueRecurringJob[]): Promise<readonly ScheduledOccurrences[]> {
    await this.rolledBack(undone());
    const mine = due.filter(({ record }) => this.isMine(record));
    return Promise.all(mine.map((one) => this.decideOne(one)));
  }

  /** Records that the recurring job could not be scheduled. */
  failure({ record }: DueRecurringJob, error: unknown): ScheduledOccurrences {
    const { clock, logger } = this.parts;
    const failed = afterFailure(record, error, clock.now());
    const facts = { recurringJob: record.id, failures: failed.failures, error };
    if (failed.nextRunAt) logger.warn('Recurring job not scheduled, will be tried again', facts);
    else logger.error('Recurring job disabled, it could not be scheduled', facts);
    return failed;
  }

  async committed(): Promise<void> {
    for (const jobs of this.prepared) {
      for (const error of await jobs.leave()) {
        this.parts.logger.warn('Client filter threw after the job was stored', { error });
      }
    }
  }

  async rolledBack(error: unknown): Promise<void> {
    const undone = this.prepared.splice(0);
    await Promise.all(undone.map((jobs) => jobs.leave(new Failure(error))));
  }

  private isMine(record: RecurringJobRecord): boolean {
    if (this.parts.creator.knows(record)) return true;

    const { overdueSince, nextRunAt } = record;
    const dueSinceMs = (overdueSince ?? nextRunAt ?? this.now()).getTime();
    return this.now().getTime() - dueSinceMs > HANDLER_GRACE_MS;
  }

  private async decideOne(due: DueRecurringJob): Promise<ScheduledOccurrences> {
    const jobs = new JointCreation();
    try {
      const decided = await this.occurrencesOf(due, jobs);
      this.prepared.push(jobs);
      return decided;
    } catch (error) {
      await jobs.leave(new Failure(error));
      return this.failure(due, error);
    }
  }

  private async occurrencesOf(
    due: DueRecurringJob,
    jobs: JointCreation,
  ): Promise<ScheduledOccurrences> {
    const { record } = due;
    const { occurrences, missed, nextRunAt } = dueOccurrences(
      record,
      this.now(),
      this.parts.misfire,
    );
    const error = occurrenceError(record.error);
    const decided: NewOccurrence[] = missed ? [{ ...missed, kind: 'missed', error }] : [];
    if (missed && record.misfire !== 'relaxed') this.tellOfMissed(record, missed, occurrences);

    const skips = record.overlap === 'skip';
    let running = skips ? due.unfinishedJobId : undefined;
    for (const { nominalAt, isMissed } of occurrences) {
      const job =
        running === undefined ? await this.prepareJob(record, nominalAt, jobs) : undefined;
      if (job) decided.push({ nominalAt, kind: isMissed ? 'made-up' : 'created', error, job });
      else if (running === undefined) decided.push({ ...skipped(nominalAt), reason: 'canceled' });
      else {
        decided.push({ ...skipped(nominalAt), reason: 'running', runningJobId: running });
      }
      if (skips) running ??= job?.id;
    }
    return {
      id: record.id,
      occurrences: decided,
      nextRunAt,
      lastRunAt: occurrences.at(-1)?.nominalAt,
      failures: 0,
    };
  }

  private tellOfMissed(
    { id }: RecurringJobRecord,
    { nominalAt: since }: PassedTimes,
    kept: readonly DueOccurrence[],
  ): void {
    const facts = { recurringJob: id, since, kept: kept.length };
    this.parts.logger.warn('Missed occurrences dropped', facts);
  }

  private prepareJob(record: RecurringJobRecord, nominalAt: Date, jobs: JointCreation) {
    const state = this.firstState(record, nominalAt);
    const creation = this.parts.creator.begin({ record, nominalAt }, state);
    return creation.prepare(() => jobs.enter(creation));
  }

  private firstState(record: RecurringJobRecord, nominalAt: Date): State {
    const start = jitteredStart(record, nominalAt);
    const isLater = start > nominalAt && start > this.now();
    return isLater ? new ScheduledState(start, REASON) : new EnqueuedState(undefined, REASON);
  }

  private now(): Date {
    return this.parts.clock.now();
  }
}

const undone = () =>
  new StorageUnavailableError(
    'schedule recurring jobs',
    {},
    'The database has undone the creation of this job, because it met the work of others. It is decided anew.',
  );

const skipped = (nominalAt: Date) => ({ nominalAt, kind: 'skipped' }) as const;
