import type { OccurrenceKind, SkipReason } from '../../../storage/recurring/recurring-store.js';
import { dateOf, optionalDateOf } from '../../parts/instants.js';
import { optionalText, type Row } from '../row.js';
import type { JobOutcome, LatestRun, StoredOccurrence } from './recurring-operations.js';

/** A spread in front of so many properties would take V8 a hundred times as long, for each row of a long list. */
export const occurrenceOf = (row: Row): StoredOccurrence => ({
  recurringId: row.recurring_id as string,
  nominalAt: dateOf(row.nominal_ms),
  kind: row.kind as OccurrenceKind,
  count: Math.max(1, Number(row.amount ?? 1)),
  lastAt: optionalDateOf(row.last_ms),
  recordedAt: optionalDateOf(row.recorded_ms),
  triggeredBy: optionalText(row.triggered_by),
  reason: optionalText(row.reason) as SkipReason | undefined,
  runningJobId: optionalText(row.running_job_id),
  error: optionalText(row.error),
  jobId: optionalText(row.job_id),
  outcome: optionalText(row.outcome),
  ...latestRunOf(row),
});

export const jobOutcomeOf = (row: Row): JobOutcome => ({
  id: row.id as string,
  state: row.state as string,
  ...latestRunOf(row),
});

/** A run that began before it ended, unless somebody has written other times. */
function latestRunOf({ started_ms: started, duration_ms: duration }: Row): LatestRun {
  const durationMs = duration === null ? undefined : Number(duration);
  const isLength = durationMs !== undefined && durationMs >= 0 && Number.isFinite(durationMs);
  return { startedAt: optionalDateOf(started), durationMs: isLength ? durationMs : undefined };
}
