import type {
  DueRecurringJob,
  RecurringDecision,
  ScheduledOccurrences,
} from '../../../storage/recurring/recurring-store.js';
import { newJobArguments } from '../jobs/job-arguments.js';
import type { RedisExecutor } from '../redis-executor.js';
import type { ScriptArgument } from '../scripts/redis-script.js';
import { occurrenceArguments } from './occurrence-texts.js';
import { portionsOf } from './portions-of.js';
import { type RecurringRow, recurringJobOf, writeOf } from './recurring-row.js';
import {
  RELEASE_RECURRING,
  STORE_SCHEDULED,
  TAKE_DUE_RECURRING,
} from './schedule-recurring.lua.js';

/** For how long nobody else sees the recurring jobs that a scheduler decides about. */
const LEASE_MS = 10_000;
/** How many recurring jobs one script takes. */
const RECURRING_IN_TURN = 20;

interface Taken {
  readonly due: DueRecurringJob;
  /** The `write` of the recurring job. */
  readonly write: string;
  readonly untilMs: number;
}

/**
 * Due: anybody may take the recurring job. Taken: one scheduler decides about it, until it stores the decision, gives the
 * recurring job back, or its time is over. Where somebody writes the recurring job meanwhile, the decision is void.
 */
export class RecurringScheduling {
  constructor(private readonly redis: RedisExecutor) {}

  /** @returns how many recurring jobs were due */
  async schedule(limit: number, decide: RecurringDecision): Promise<number> {
    const taken = await this.take(limit);
    if (taken.length === 0) return 0;

    // A crash from here on leaves the recurring jobs due. Others see them when their time is over.
    try {
      const decided = await decide(taken.map(({ due }) => due));
      const writes = new Map(taken.map(({ due, write }) => [due.record.id, write]));
      for (const portion of portionsOf(decided)) {
        const all = portion.flatMap((one) => decisionArguments(one, writes.get(one.id)));
        await this.redis.run(STORE_SCHEDULED, all);
      }
    } finally {
      // Where the server is away, their time ends by itself.
      await this.release(taken).catch(() => {});
    }
    return taken.length;
  }

  private async take(limit: number): Promise<Taken[]> {
    const taken: Taken[] = [];
    while (taken.length < limit) {
      const wanted = Math.min(limit - taken.length, RECURRING_IN_TURN);
      const [untilMs, found] = await this.redis.run<[number, [RecurringRow, string | null][]]>(
        TAKE_DUE_RECURRING,
        [wanted, LEASE_MS],
      );
      for (const [row, unfinished] of found) {
        const due = { record: recurringJobOf(row), unfinishedJobId: unfinished ?? undefined };
        taken.push({ due, write: writeOf(row), untilMs });
      }
      if (found.length < wanted) break;
    }
    return taken;
  }

  /** Those whose decisions are stored are not taken any more, or by others. */
  private async release(taken: readonly Taken[]): Promise<void> {
    const released = taken.flatMap(({ due, untilMs }) => [untilMs, due.record.id]);
    await this.redis.run(RELEASE_RECURRING, released);
  }
}

/** What `STORE_SCHEDULED` takes for a recurring job. One that was not taken has no `write`, and stays as it is. */
function decisionArguments(
  decided: ScheduledOccurrences,
  write: string | undefined,
): ScriptArgument[] {
  const { id, occurrences, nextRunAt, overdueSince, lastRunAt, error, failures } = decided;
  return [
    id,
    write ?? 'none',
    nextRunAt?.getTime() ?? '',
    overdueSince?.getTime() ?? '',
    lastRunAt?.getTime() ?? '',
    error ?? '',
    failures,
    occurrences.length,
    ...occurrences.flatMap(({ job, ...occurrence }) => [
      ...occurrenceArguments(occurrence, job !== undefined),
      ...(job ? newJobArguments(job) : []),
    ]),
  ];
}
