import type {
  MisfireHandling,
  OverlapHandling,
  RecurringJobRecord,
  RecurringJobValues,
} from '../../../../../storage/recurring-store.js';
import { dateOf, optionalDateOf } from '../../../../sql/instants.js';
import { optionalInstant } from '../columns.js';
import type { Row } from '../connection/mysql-client.js';
import { optionalText } from './occurrence-rows.js';

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
    pausedBy: optionalText(row.paused_by),
    nextRunAt: optionalDateOf(row.next_run_ms),
    overdueSince: optionalDateOf(row.overdue_ms),
    lastRunAt: optionalDateOf(row.last_run_ms),
    lastJobId: optionalText(row.last_job_id),
    error: optionalText(row.error),
    failures: row.failures as number,
  };
}

/** In the order of the columns that are written. */
export function recurringParameters(values: RecurringJobValues): readonly unknown[] {
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
    optionalInstant(values.startAt),
    optionalInstant(values.endAt),
    values.jitterMs,
    values.description ?? null,
    values.declaration ?? null,
    optionalInstant(values.pausedAt),
    optionalInstant(values.nextRunAt),
    optionalInstant(values.overdueSince),
    optionalInstant(values.lastRunAt),
    values.lastJobId ?? null,
    values.error ?? null,
    values.failures,
    values.pausedBy ?? null,
  ];
}
