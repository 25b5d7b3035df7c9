import { AwaitingState } from '../../../states/awaiting-state.js';
import { ScheduledState } from '../../../states/scheduled-state.js';
import type { JobRecord } from '../../../storage/jobs/records.js';
import { MAX_LISTED_ARGUMENTS_CHARS } from '../../../storage/monitoring/listed-arguments.js';
import type { JobSummary } from '../../../storage/monitoring/monitoring-store.js';
import { PARKED } from '../../../storage/queues/parked-jobs.js';
import type { JobRow } from '../../answers/jobs.js';
import { argumentsLine } from '../../display/call-code.js';
import type { Disclosure } from '../../display/disclosure.js';
import { shownText } from '../../display/shown-text.js';
import { exceptionAnswer } from './exception-answer.js';
import { present } from './present.js';
import { reasonAnswerOf } from './reason-answer.js';

const MAX_REASON_CHARS = 1_000;
/** Parameters that the retry filter and recurring jobs write. */
const RETRY_COUNT = 'RetryCount';
const RECURRING_ID = 'RecurringJobId';

export function jobRowOf(job: JobSummary, disclosure: Disclosure): JobRow {
  const { data, parameters, state } = job;
  const isParked = job.waitingFor === PARKED || undefined;
  return present({
    id: job.id,
    displayName: disclosure.displayName(job),
    type: job.type,
    method: job.method,
    argumentsLine: argumentsLineOf(job, disclosure),
    queue: job.queue,
    priority: job.priority,
    state,
    reason: job.reason === undefined ? undefined : shownText(job.reason, MAX_REASON_CHARS),
    because: reasonAnswerOf(job),
    attempt: job.attempt,
    createdAt: job.createdAt.getTime(),
    stateAt: job.stateAt.getTime(),
    runAt: job.runAt?.getTime(),
    expireAt: job.expireAt?.getTime(),
    serverId: job.serverId,
    waitingFor: isParked ? undefined : disclosure.resource(job.waitingFor, job),
    isParked,
    batchId: job.batchId,
    recurringId: textOr(parameters[RECURRING_ID]),
    parentIds: state === AwaitingState.NAME ? texts(data.parentIds) : undefined,
    condition: state === AwaitingState.NAME ? textOr(data.condition) : undefined,
    durationMs: numberOr(data.durationMs),
    latencyMs: numberOr(data.latencyMs),
    exception: exceptionAnswer(data),
    isRetry: state === ScheduledState.NAME && Number(parameters[RETRY_COUNT] ?? 0) > 0,
  });
}

/** The arguments in one line. Lists do not read long arguments. */
function argumentsLineOf(job: JobSummary, disclosure: Disclosure): string | undefined {
  const { type, method, arguments: text = '' } = job;
  if (!isListed(text)) return disclosure.showsArguments ? '…' : undefined;

  const args = disclosure.argumentsOf({ type, method, arguments: text });
  return args && args.length > 0 ? argumentsLine(args) : undefined;
}

const isListed = (text: string) => text !== '' && text.length <= MAX_LISTED_ARGUMENTS_CHARS;

/** The summary for a row, made from a job with all details. */
export function summaryOf(record: JobRecord): JobSummary {
  const { history, ...job } = record;
  const last = history.at(-1);
  return {
    ...job,
    stateAt: last?.at ?? record.createdAt,
    reason: last?.reason,
    data: last?.data ?? {},
  };
}

const textOr = (value: unknown) => (typeof value === 'string' ? value : undefined);
const numberOr = (value: unknown) => (typeof value === 'number' ? value : undefined);
const texts = (value: unknown) =>
  Array.isArray(value) ? value.filter((it) => typeof it === 'string') : undefined;
