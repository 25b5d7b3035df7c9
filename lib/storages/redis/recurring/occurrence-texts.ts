import type {
  OccurrenceRecord,
  PassedOccurrence,
} from '../../../storage/recurring/recurring-store.js';
import { isRecord, type UnknownFields } from '../../../support/is-record.js';
import { parsedJson } from '../../../support/text/parsed-json.js';
import { dateOf, optionalDateOf } from '../../parts/instants.js';
import { type JobOutcome, outcomeOf } from '../../parts/job-outcome.js';
import { readHistory } from '../../parts/job-text.js';
import type { ScriptArgument } from '../scripts/redis-script.js';

/** How a script gets a new occurrence; `OCCURRENCE_TABLE` reads it. */
export function occurrenceArguments(
  occurrence: PassedOccurrence,
  hasJob = false,
): ScriptArgument[] {
  const { nominalAt, kind, lastAt = nominalAt } = occurrence;
  const text = JSON.stringify({
    kind,
    lastAt: occurrence.lastAt?.getTime(),
    count: occurrence.count ?? 1,
    reason: occurrence.reason,
    runningJobId: occurrence.runningJobId,
    error: occurrence.error,
  });
  return [nominalAt.getTime(), kind, lastAt.getTime(), text, hasJob ? 1 : 0];
}

export const triggerText = (triggeredBy: string | undefined): string =>
  JSON.stringify({ kind: 'triggered', count: 1, triggeredBy });

/** An occurrence as `FIND_OCCURRENCES` answers it. The last three are of its job, where that is still there. */
export type OccurrenceRow = readonly [
  name: string,
  nominalAt: string,
  text: string | null,
  outcome: string | null,
  state: string | null,
  since: string | null,
  history: string | null,
];

/** Undefined where somebody has written another text by hand. */
export function occurrenceOf(row: OccurrenceRow): OccurrenceRecord | undefined {
  const [, nominalAt, text, outcome, state, since, history] = row;
  const fields = fieldsIn(text);
  if (typeof fields.kind !== 'string') return undefined;

  const known =
    state === null ? outcomeIn(outcome) : jobOutcomeOf({ state, since: Number(since), history });
  return {
    nominalAt: dateOf(nominalAt),
    kind: fields.kind as OccurrenceRecord['kind'],
    count: Math.max(1, Number(fields.count) || 1),
    lastAt: optionalDateOf(fields.lastAt),
    recordedAt: optionalDateOf(fields.recordedAt),
    triggeredBy: optionalText(fields.triggeredBy),
    reason: optionalText(fields.reason) as OccurrenceRecord['reason'],
    runningJobId: optionalText(fields.runningJobId),
    error: optionalText(fields.error),
    jobId: optionalText(fields.jobId),
    state: known.state,
    startedAt: known.startedAt,
    durationMs: known.durationMs,
  };
}

/** The outcome of a stored job. */
export function jobOutcomeOf(job: {
  readonly state: string;
  readonly since: number;
  readonly history: string | null;
}): JobOutcome {
  const history = readHistory(job.history ?? '');
  const entries = history.map(({ state, at }) => ({ state, at: at.getTime() }));
  return outcomeOf({ state: job.state, since: job.since, history: entries });
}

export const outcomeText = ({ state, startedAt, durationMs }: JobOutcome): string =>
  JSON.stringify({ state, startedAt: startedAt?.getTime(), durationMs });

function outcomeIn(text: string | null): JobOutcome {
  const { state, startedAt, durationMs } = fieldsIn(text);
  return {
    state: optionalText(state),
    startedAt: optionalDateOf(startedAt),
    durationMs: typeof durationMs === 'number' ? durationMs : undefined,
  };
}

function fieldsIn(text: string | null): UnknownFields {
  const fields = text === null ? undefined : parsedJson(text);
  return isRecord(fields) ? fields : {};
}

const optionalText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;
