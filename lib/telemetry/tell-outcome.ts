import type { Span } from '@opentelemetry/api';
import type { RunOutcome } from '../server/running/run-scope.js';
import { hasEnded, SUCCEEDED } from '../states/state-names.js';
import type { HistoryEntry } from '../storage/jobs/records.js';
import type { Transition } from '../storage/jobs/transition.js';
import { isRecord } from '../support/is-record.js';
import type { OpenTelemetry } from './open-telemetry.js';
import { type RecordedError, record } from './record-error.js';
import { ATTRIBUTE, EVENT } from './span-attributes.js';

const TIMEOUT = 'HANGFIRE_JOB_TIMEOUT';

/** Writes into the span of a run how the run has ended. */
export function tellOutcome(api: OpenTelemetry, span: Span, outcome: RunOutcome): void {
  if (outcome === 'made') span.setAttribute(ATTRIBUTE.state, SUCCEEDED);
  if (typeof outcome === 'string') return;

  span.setAttribute(ATTRIBUTE.state, outcome.to);
  const reason = outcome.history.at(-1)?.reason;
  const failure = failureIn(outcome.history);
  const goesOn = !hasEnded(outcome.to);
  if (failure) {
    if (failure.code === TIMEOUT) span.addEvent(EVENT.timeout);
    record(api, span, failure);
    if (goesOn) span.addEvent(EVENT.retry, nextOf(outcome, reason));
  } else if (goesOn) {
    span.addEvent(EVENT.requeue, nextOf(outcome, reason));
  }
}

const nextOf = ({ to, runAt }: Transition, reason: string | undefined) => ({
  [ATTRIBUTE.state]: to,
  ...(runAt && { [ATTRIBUTE.runAt]: runAt.toISOString() }),
  ...(reason !== undefined && { [ATTRIBUTE.reason]: reason }),
});

function failureIn(history: readonly HistoryEntry[]): RecordedError | undefined {
  const { data } = history.findLast((entry) => isRecord(entry.data.exception)) ?? {};
  if (!data || !isRecord(data.exception)) return undefined;

  const { type, message, code } = data.exception;
  return {
    type: String(type),
    message: String(message),
    code: typeof code === 'string' ? code : undefined,
    stack: typeof data.stack === 'string' ? data.stack : undefined,
  };
}
