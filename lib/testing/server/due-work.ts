import { type Pause, untilWoken } from '../../server/background-process.js';
import { DelayedJobScheduler } from '../../server/processes/delayed-job-scheduler.js';
import { RecurringJobScheduler } from '../../server/processes/recurring-job-scheduler.js';
import { tellingDecisions } from '../../server/telling-decisions.js';
import { EngineReason } from '../../states/engine-reason.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import { ScheduledState } from '../../states/scheduled-state.js';
import type { JobRecord } from '../../storage/jobs/records.js';
import type { JobFailure } from '../errors/jobs-failed-error.js';
import { DecisionWatch } from './decision-watch.js';
import { failuresOf } from './failures-of.js';
import { SERVER_ID, type StepParts } from './step-parts.js';
import { untilDone } from './until-done.js';

/** Does the work whose time has come: schedules, retries, lock timeouts, recurring jobs. */
export class DueWork {
  private readonly scheduler: DelayedJobScheduler;
  private readonly recurring: RecurringJobScheduler;
  private rests: readonly [scheduler: Pause, recurring: Pause] = [untilWoken, untilWoken];

  constructor(private readonly parts: StepParts) {
    const { planner, recurringCreator, misfire } = parts.server;
    this.scheduler = new DelayedJobScheduler(planner);
    this.recurring = new RecurringJobScheduler(recurringCreator, misfire);
  }

  /** Does everything that is due now. @returns the failures on the way */
  async fire(): Promise<readonly JobFailure[]> {
    const watch = new DecisionWatch();
    const { storage, server } = this.parts;
    const context = {
      serverId: SERVER_ID,
      storage: watch.over(tellingDecisions(storage, server)),
      logger: server.logger,
    };

    const scheduler = await untilDone(this.scheduler, context);
    this.rests = [scheduler, await untilDone(this.recurring, context)];
    return failuresOf(watch.transitions, this.parts);
  }

  /** The next time at which something is due. Call it right after `fire`. */
  async nextAt(): Promise<Date | undefined> {
    const { sweeps, recurring } = this.parts.storage;
    const [forScheduler, forRecurring] = this.rests;
    const times = [
      this.later(await sweeps.nextDueAt(), forScheduler),
      this.later(await recurring.nextRunAt(), forRecurring),
    ];
    const known = times.filter((time) => time !== undefined).map((time) => time.getTime());
    return known.length === 0 ? undefined : new Date(Math.min(...known));
  }

  /**
   * Makes the first Scheduled job ready now, before its time.
   *
   * @param accept whether a job may be made ready
   * @returns false when there is no such job
   */
  async hurry(accept: (record: JobRecord) => boolean): Promise<boolean> {
    const { storage, server } = this.parts;
    const [next] = storage
      .allJobs()
      .filter((record) => record.state === ScheduledState.NAME && accept(record))
      .sort((a, b) => (a.runAt?.getTime() ?? 0) - (b.runAt?.getTime() ?? 0));
    if (!next) return false;

    const ready = new EnqueuedState(undefined, EngineReason.of('drained'));
    const transition = await server.planner.certainTransition(server.planner.load(next), ready);
    await storage.jobs.applyTransitions([transition]);
    server.changes.tell(transition);
    return true;
  }

  /** If work is still due after `fire`, other servers do it, and we look again after a rest. */
  private later(at: Date | undefined, { ms }: Pause): Date | undefined {
    const now = this.parts.storage.clock.now();
    if (!at || at > now) return at;
    return Number.isFinite(ms) ? new Date(now.getTime() + ms) : undefined;
  }
}
