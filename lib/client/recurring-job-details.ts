import { describeCron } from '../cron/words/cron-description.js';
import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import type {
  MisfireHandling,
  OverlapHandling,
  RecurringJobRecord,
} from '../storage/recurring/recurring-store.js';
import { argumentsOf, displayNameOf } from './stored-call.js';

/** Everything that the store knows about a recurring job, for people and programs. */
export interface RecurringJobDetails {
  readonly id: string;
  readonly type: string;
  readonly method: string;
  /**
   * The name by which people know the recurring job. It comes from `@JobDisplayName` where this process has the
   * class.
   */
  readonly displayName: string;
  /** Undefined where the stored text cannot be read. */
  readonly args: readonly unknown[] | undefined;
  readonly cron: string;
  /** The cron expression in words. */
  readonly cronDescription: string;
  readonly timeZone: string;
  readonly queue: string | undefined;
  readonly misfire: MisfireHandling;
  readonly overlap: OverlapHandling;
  readonly startAt: Date | undefined;
  readonly endAt: Date | undefined;
  readonly jitterMs: number;
  readonly description: string | undefined;
  /** Whether a decorator has added the recurring job. */
  readonly isDeclared: boolean;
  /** Since when the recurring job is paused. */
  readonly pausedAt: Date | undefined;
  /** The person who has paused the recurring job. Undefined where it is not paused, or where code has paused it. */
  readonly pausedBy: string | undefined;
  /**
   * The nominal time of the next occurrence, or, after an error, when scheduling is tried again. Undefined
   * where there is no next occurrence, or the recurring job is paused.
   */
  readonly nextRunAt: Date | undefined;
  /**
   * The nominal time of the occurrence that could not be scheduled because of `error`. Undefined where there is none.
   */
  readonly overdueSince: Date | undefined;
  /** The nominal time of the last occurrence. */
  readonly lastRunAt: Date | undefined;
  /** The job of the last occurrence that got a job, or of the last trigger. */
  readonly lastJobId: string | undefined;
  /** Why the recurring job could not be scheduled. */
  readonly error: string | undefined;
  /** How often in a row scheduling has failed. */
  readonly failures: number;
  /** Whether the error has ended the scheduling. */
  readonly isDisabled: boolean;
  readonly createdAt: Date;
  /** When people or code have last changed the definition. */
  readonly updatedAt: Date;
}

export function recurringJobDetailsOf(
  record: RecurringJobRecord,
  handlers: HandlerCatalog,
): RecurringJobDetails {
  const { pausedAt, pausedBy, error, nextRunAt, overdueSince } = record;
  return {
    id: record.id,
    type: record.type,
    method: record.method,
    displayName: displayNameOf(record, handlers),
    args: argumentsOf(record),
    cron: record.cron,
    // Computed only when it is read, because it takes longer than everything else here.
    get cronDescription() {
      return describeCron(record.cron);
    },
    timeZone: record.timeZone,
    queue: record.queue,
    misfire: record.misfire,
    overlap: record.overlap,
    startAt: record.startAt,
    endAt: record.endAt,
    jitterMs: record.jitterMs,
    description: record.description,
    isDeclared: record.declaration !== undefined,
    pausedAt,
    pausedBy,
    nextRunAt: pausedAt ? undefined : nextRunAt,
    overdueSince,
    lastRunAt: record.lastRunAt,
    lastJobId: record.lastJobId,
    error,
    failures: record.failures,
    isDisabled: error !== undefined && nextRunAt === undefined,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
  };
}
