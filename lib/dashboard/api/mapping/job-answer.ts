import { MASK } from '../../../job/display/mask.js';
import type { Masking } from '../../../job/display/masking.js';
import { TRACE_PARAMETER } from '../../../job/trace-parameter.js';
import { BULK_PARAMETER } from '../../../storage/bulk/bulk-store.js';
import type { JobRecord } from '../../../storage/jobs/records.js';
import { isUuid } from '../../../support/uuid-v7.js';
import type { JobAnswer } from '../../answers/jobs.js';
import { COPY_OF } from '../../creation/copy-parameter.js';
import { callCode } from '../../display/call-code.js';
import { cutText } from '../../display/cut-text.js';
import type { Disclosure } from '../../display/disclosure.js';
import { valueText } from '../../display/value-text.js';
import { argumentAnswers } from './argument-answers.js';
import { attemptsOf } from './attempts.js';
import type { JobLinks } from './job-links.js';
import { jobRowOf, summaryOf } from './job-row.js';
import { resultAnswer } from './result-answer.js';
import { stateEntryOf } from './state-entry.js';

const MAX_PARAMETERS = 200;
const MAX_PARAMETER_CHARS = 2_000;

/** The details of a job. */
export function jobAnswerOf(record: JobRecord, links: JobLinks, disclosure: Disclosure): JobAnswer {
  const args = disclosure.argumentsOf(record);
  return {
    ...jobRowOf(summaryOf(record), disclosure),
    code: callCode(record.type, record.method, args),
    ...(args ? { args: argumentAnswers(args) } : {}),
    parameters: parametersOf(record, disclosure.masking),
    history: record.history.map((entry) => stateEntryOf(entry, disclosure.masking)),
    attempts: attemptsOf(record.history, record.attempt, disclosure.masking),
    ...resultAnswer(record, disclosure),
    ...links,
    ...originsOf(record),
    isTypeKnown: disclosure.isTypeKnown(record.type),
  };
}

/** The original of a copied job, and the bulk operation that changed the job last. */
function originsOf({ parameters }: JobRecord): Pick<JobAnswer, 'copyOf' | 'bulkId'> {
  const { [COPY_OF]: copyOf, [BULK_PARAMETER]: bulkId } = parameters;
  return {
    ...(isUuid(copyOf) ? { copyOf } : {}),
    ...(isUuid(bulkId) ? { bulkId } : {}),
  };
}

function parametersOf({ parameters }: JobRecord, masking: Masking): Record<string, string> {
  const entries = Object.entries(parameters)
    .filter(([name]) => name !== TRACE_PARAMETER)
    .slice(0, MAX_PARAMETERS)
    .map(([name, value]) => [name, masking.hides(name) ? MASK : textOf(masking.apply(value))]);
  return Object.fromEntries(entries);
}

function textOf(value: unknown): string {
  const { text } =
    typeof value === 'string'
      ? cutText(value, MAX_PARAMETER_CHARS)
      : valueText(value, MAX_PARAMETER_CHARS);
  return text;
}
