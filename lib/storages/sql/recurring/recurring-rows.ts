import type {
  MisfireHandling,
  OverlapHandling,
  RecurringJobRecord,
  RecurringJobValues,
} from '../../../storage/recurring/recurring-store.js';
import { dateOf, optionalDateOf } from '../../parts/instants.js';
import { optionalText, type Row } from '../row.js';

export function recurringJobOf(row: Row): RecurringJobRecord {
  return {
    id: row.id as string,
    version: row.version as number,
    type: row.type as string,
    method: row.method as string,
    arguments: row.arguments as string,
    cron: row.cron as string,
    timeZone: row.time_zone as string,
    queue: optionalText(row.queue),
    misfire: row.misfire as MisfireHandling,
    overlap: row.overlap as OverlapHandling,
    startAt: optionalDateOf(row.start_ms),
    endAt: optionalDateOf(row.end_ms),
    jitterMs: Number(row.jitter_ms),
    description: optionalText(row.description),
    declaration: optionalText(row.declaration),
    createdAt: dateOf(row.created_ms),
    updatedAt: dateOf(row.updated_ms),
    pausedAt: optionalDateOf(row.paused_ms),
    // A version that knows no `paused_by` may have resumed the recurring job.
    pausedBy: row.paused_ms === null ? undefined : optionalText(row.paused_by),
    nextRunAt: optionalDateOf(row.next_run_ms),
    overdueSince: optionalDateOf(row.overdue_ms),
    lastRunAt: optionalDateOf(row.last_run_ms),
    lastJobId: optionalText(row.last_job_id),
    error: optionalText(row.error),
    failures: row.failures as number,
  };
}

/**
 * In the order of the columns that are written.
 *
 * @param timeText a time as statements of the dialect take it
 */
export function recurringParameters(
  values: RecurringJobValues,
  timeText: (at: Date | undefined) => string | null,
): readonly unknown[] {
  return [
    values.id,
    values.type,
    values.method,
    values.arguments,
    values.cron,
    values.timeZone,
    values.queue ?? null,
    values.misfire,
    values.overlap,
    timeText(values.startAt),
    timeText(values.endAt),
    values.jitterMs,
    values.description ?? null,
    values.declaration ?? null,
    timeText(values.pausedAt),
    timeText(values.nextRunAt),
    timeText(values.overdueSince),
    timeText(values.lastRunAt),
    values.lastJobId ?? null,
    values.error ?? null,
    values.failures,
    values.pausedBy ?? null,
  ];
}
