import type { RecurringJobCreator } from '../../creation/recurring-job-creator.js';
import { DEFAULT_MISFIRE_OPTIONS, type MisfireOptions } from '../../recurring/due-occurrences.js';
import { blameOf } from '../../storage/errors/blame.js';
import type {
  DueRecurringJob,
  ScheduledOccurrences,
} from '../../storage/recurring/recurring-store.js';
import type { Pulse } from '../../storage/servers/server-store.js';
import {
  atOnce,
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
  pauseUntil,
  type WakeTime,
} from '../background-process.js';
import { RecurringRound } from './recurring-round.js';

const BATCH_SIZE = 100;
/** When to look again while another server is scheduling the due recurring jobs, in milliseconds. */
const MIN_PAUSE_MS = 5;
/** For how long recurring jobs whose class is unknown here are left to other servers, in milliseconds. */
const UNDECIDED_PAUSE_MS = 1_000;

type Decide = (due: readonly DueRecurringJob[]) => Promise<readonly ScheduledOccurrences[]>;

/**
 * Creates the jobs of recurring jobs when their time comes. A timer wakes this process at the time of the next
 * occurrence. Any number of servers run it at once, and each occurrence is created by one of them.
 */
export class RecurringJobScheduler implements BackgroundProcess {
  readonly name = 'recurring-job-scheduler';
  /** Hints about recurring jobs wake this process, because a change may move the next occurrence. */
  readonly wokenBy = ['recurring'] as const;
  readonly startsAsleep = true;
  /**
   * How many recurring jobs of the last round have a class that is unknown here. The store returns them before all
   * others.
   */
  private undecided = 0;

  constructor(
    private readonly creator: RecurringJobCreator,
    private readonly misfire: MisfireOptions = DEFAULT_MISFIRE_OPTIONS,
  ) {}

  wakeAt({ nextRecurringAt }: Pulse): WakeTime {
    return { at: nextRecurringAt };
  }

  async execute(context: ProcessContext): Promise<Pause> {
    const { recurring, clock } = context.storage;
    const limit = BATCH_SIZE + this.undecided;
    const found = await this.scheduleDue(context, limit);
    if (found === limit) return atOnce;
    if (this.undecided > 0) return pauseFor(UNDECIDED_PAUSE_MS);

    const hasFound = found > 0;
    return pauseUntil(await recurring.nextRunAt(), { clock, atLeastMs: MIN_PAUSE_MS, hasFound });
  }

  private async scheduleDue(context: ProcessContext, limit: number): Promise<number> {
    let seen: readonly DueRecurringJob[] = [];
    try {
      return await this.schedule(context, limit, (round) => async (due) => {
        seen = due;
        const decided = await round.decide(due);
        this.undecided = due.length - decided.length;
        return decided;
      });
    } catch (error) {
      if (blameOf(error) === 'all' || seen.length === 0) throw error;
      await this.scheduleOneByOne(context, seen, limit);
      return seen.length;
    }
  }

  /**
   * Schedules the recurring jobs one by one after the store has refused the jobs of one of them, which must not hold up
   * the others.
   */
  private async scheduleOneByOne(
    context: ProcessContext,
    refused: readonly DueRecurringJob[],
    limit: number,
  ): Promise<void> {
    let fault: unknown;
    for (const { record } of refused) {
      const onlyThis = (due: readonly DueRecurringJob[]) =>
        due.filter((one) => one.record.id === record.id);
      try {
        await this.schedule(context, limit, (round) => (due) => round.decide(onlyThis(due)));
      } catch (error) {
        const blame = blameOf(error);
        if (blame === 'all') throw error;
        // The error may have another reason, so the recurring job stays due.
        if (blame === 'unknown') fault = error;
        else {
          await this.schedule(context, limit, (round) => async (due) => {
            return onlyThis(due).map((one) => round.failure(one, error));
          });
        }
      }
    }
    if (fault !== undefined) throw fault;
  }

  private async schedule(
    { storage, logger }: ProcessContext,
    limit: number,
    decideIn: (round: RecurringRound) => Decide,
  ): Promise<number> {
    const { clock, recurring } = storage;
    const round = new RecurringRound({
      creator: this.creator,
      clock,
      logger,
      misfire: this.misfire,
    });

    try {
      // A crash inside rolls everything back: what is due stays so for whoever comes next.
      const found = await recurring.schedule(limit, decideIn(round));
      await round.committed();
      return found;
    } catch (error) {
      await round.rolledBack(error);
      throw error;
    }
  }
}
