import { PROCESSING } from '../../../../../states/state-names.js';
import type { OccurrenceKind, SkipReason } from '../../../../../storage/recurring-store.js';
import { dateOf, optionalDateOf } from '../../../../sql/instants.js';
import type {
  JobOutcome,
  StoredOccurrence,
} from '../../../../sql/recurring/recurring-operations.js';
import type { Row } from '../connection/mysql-client.js';

export const occurrenceOf = (row: Row): StoredOccurrence => ({
  recurringId: row.recurring_id as string,
  nominalAt: dateOf(row.nominal_ms),
  kind: (row.kind ?? kindOfUnknown(row)) as OccurrenceKind,
  count: Math.max(1, Number(row.amount ?? 1)),
  lastAt: optionalDateOf(row.last_ms),
  recordedAt: optionalDateOf(row.recorded_ms),
  triggeredBy: optionalText(row.triggered_by),
  reason: optionalText(row.reason) as SkipReason | undefined,
  runningJobId: optionalText(row.running_job_id),
  error: optionalText(row.error),
  jobId: optionalText(row.job_id),
  outcome: optionalText(row.outcome),
  ...runOf(optionalNumber(row.started_ms), optionalNumber(row.duration_ms)),
});

export const optionalText = (value: unknown) => (value as string | null) ?? undefined;

const optionalNumber = (value: unknown) => (value === null ? undefined : Number(value));

/** Of a row that somebody has written. */
const kindOfUnknown = ({ job_id: jobId }: Row): OccurrenceKind =>
  jobId === null ? 'skipped' : 'created';

/** What stands behind the beginning of the latest run in a history: its time, and that of the next entry. */
const RUN = /^(\d{1,15})(?:.*?\},\{"state":"[^"]*","at":(\d{1,15}))?/s;

export function jobOutcomeOf(row: Row): JobOutcome {
  const job = { id: row.id as string, state: row.state as string };
  if (job.state === PROCESSING) return { ...job, startedAt: optionalDateOf(row.changed_ms) };

  const [, started, ended] = RUN.exec(String(row.latest_run ?? '')) ?? [];
  const startedMs = started === undefined ? undefined : Number(started);
  const endedMs = ended === undefined ? undefined : Number(ended);
  const durationMs =
    startedMs === undefined || endedMs === undefined ? undefined : endedMs - startedMs;
  return { ...job, ...runOf(startedMs, durationMs) };
}

/** A run that began before it ended, unless somebody has written other times. */
function runOf(startedMs: number | undefined, durationMs: number | undefined) {
  const isLength = durationMs !== undefined && durationMs >= 0 && Number.isFinite(durationMs);
  return { startedAt: optionalDateOf(startedMs), durationMs: isLength ? durationMs : undefined };
}
