import type { RecurringJobCreator } from '../../creation/recurring-job-creator.js';
import { DEFAULT_MISFIRE_OPTIONS, type MisfireOptions } from '../../recurring/due-occurrences.js';
import { blameOf } from '../../storage/errors/blame.js';
import type { DueRecurringJob, ScheduledOccurrences } from '../../storage/recurring-store.js';
import type { Pulse } from '../../storage/server-store.js';
import {
  atOnce,
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
  untilWoken,
  type WakeTime,
} from '../background-process.js';
import { RecurringTurn } from './recurring-turn.js';

const BATCH_SIZE = 100;
/** When another server is at what is due, it is looked at again after this, in milliseconds. */
const MIN_PAUSE_MS = 5;
/** What only other servers can schedule is left to them for so long, in milliseconds. */
const UNDECIDED_PAUSE_MS = 1_000;

type Decide = (due: readonly DueRecurringJob[]) => Promise<readonly ScheduledOccurrences[]>;

/**
 * Creates the jobs of recurring jobs when their time comes. It is woken at the time of the next one;
 * any number of servers do this at once, and each occurrence is created by one of them.
 */
export class RecurringJobScheduler implements BackgroundProcess {
  readonly name = 'recurring-job-scheduler';
  /** The next recurring job may become due earlier then, or later. */
  readonly wokenBy = ['recurring'] as const;
  readonly startsAsleep = true;
  /** Recurring jobs of the last turn whose class is unknown here: they stand before all others. */
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
    const next = await recurring.nextRunAt();
    if (!next) return { ...untilWoken, hasFound };
    const restMs = next.getTime() - clock.now().getTime();
    return pauseFor(Math.max(MIN_PAUSE_MS, restMs), hasFound);
  }

  private async scheduleDue(context: ProcessContext, limit: number): Promise<number> {
    const seen: DueRecurringJob[] = [];
    try {
      return await this.schedule(context, limit, (turn) => async (due) => {
        seen.push(...due);
        const decided = await turn.decide(due);
        this.undecided = due.length - decided.length;
        return decided;
      });
    } catch (error) {
      if (blameOf(error) === 'all' || seen.length === 0) throw error;
      await this.scheduleOneByOne(context, seen, limit);
      return seen.length;
    }
  }

  /** The store refuses what one of them may get; that one is not to hold up the others. */
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
        await this.schedule(context, limit, (turn) => (due) => turn.decide(onlyThis(due)));
      } catch (error) {
        const blame = blameOf(error);
        if (blame === 'all') throw error;
        // Nothing is proven against it: it stays due.
        if (blame === 'unknown') fault = error;
        else {
          await this.schedule(context, limit, (turn) => async (due) => {
            return onlyThis(due).map((one) => turn.failure(one, error));
          });
        }
      }
    }
    if (fault !== undefined) throw fault;
  }

  private async schedule(
    { storage, logger }: ProcessContext,
    limit: number,
    decideIn: (turn: RecurringTurn) => Decide,
  ): Promise<number> {
    const { clock, recurring } = storage;
    const turn = new RecurringTurn({
      creator: this.creator,
      clock,
      logger,
      misfire: this.misfire,
    });

    try {
      // A crash inside rolls everything back: what is due stays so for whoever comes next.
      const found = await recurring.schedule(limit, decideIn(turn));
      await turn.committed();
      return found;
    } catch (error) {
      await turn.rolledBack(error);
      throw error;
    }
  }
}
