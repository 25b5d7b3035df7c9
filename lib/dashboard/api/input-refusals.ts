import { UnknownBulkActionError } from '../../client/bulk/errors/unknown-bulk-action-error.js';
import { InvalidCronError } from '../../cron/errors/invalid-cron-error.js';
import { UnknownTimeZoneError } from '../../cron/errors/unknown-time-zone-error.js';
import { ArgumentsTooLargeError } from '../../job/errors/arguments-too-large-error.js';
import { DamagedArgumentsError } from '../../job/errors/damaged-arguments-error.js';
import { DuplicateJobTypeError } from '../../job/errors/duplicate-job-type-error.js';
import { GeneratedJobTypeError } from '../../job/errors/generated-job-type-error.js';
import { InvalidQueueNameError } from '../../job/errors/invalid-queue-name-error.js';
import { UnserializableArgumentError } from '../../job/errors/unserializable-argument-error.js';
import { MAX_QUEUE_NAME_CHARS } from '../../job/queue-name.js';
import { RecurringJobHandlerNotFoundError } from '../../recurring/errors/recurring-job-handler-not-found-error.js';
import { InvalidCursorError } from '../../storage/errors/invalid-cursor-error.js';
import { InvalidSearchError } from '../../storage/errors/invalid-search-error.js';
import type { HangfireError } from '../../support/hangfire-error.js';
import { InvalidOptionsError } from '../../support/options/invalid-options-error.js';
import type { CodedProblem, ProblemValues } from '../../support/text/coded-problem.js';
import { cut } from '../../support/text/cut.js';
import { InvalidTimeError } from '../../support/time/invalid-time-error.js';
import { InvalidInputError } from '../errors/invalid-input-error.js';
import { InvalidSearchTextError } from '../errors/invalid-search-text-error.js';

const MAX_VALUE_CHARS = 200;

type ErrorClass<E extends HangfireError> = abstract new (...args: never[]) => E;

interface Refused {
  readonly type: ErrorClass<HangfireError>;
  readonly problemsOf: (error: HangfireError) => readonly CodedProblem[];
}

function refused<E extends HangfireError>(
  type: ErrorClass<E>,
  problemsOf: (error: E) => readonly CodedProblem[],
): Refused {
  return { type, problemsOf: (error) => problemsOf(error as E) };
}

const one = (code: string, values: ProblemValues = {}): readonly CodedProblem[] => [
  { code, values },
];

/** The errors of input that any part of the library can refuse, and what is wrong then. */
const REFUSED: readonly Refused[] = [
  refused(InvalidInputError, ({ because }) => because),
  refused(InvalidOptionsError, ({ because }) => because),
  refused(InvalidSearchTextError, ({ problem, qualifier = '', values }) =>
    one(`search.${problem}`, { ...values, qualifier }),
  ),
  refused(InvalidCronError, ({ field = 'expression', because }) => [
    ...one(`cron.in.${field}`),
    ...(because ? one(`cron.${because.code}`, because.values) : []),
  ]),
  refused(UnknownTimeZoneError, ({ timeZone, likely: [likely] }) => {
    const got = String(timeZone);
    return likely === undefined
      ? one('timeZone', { got })
      : one('timeZone.likely', { got, likely });
  }),
  refused(InvalidQueueNameError, ({ queue }) =>
    one('queueName', { most: MAX_QUEUE_NAME_CHARS, got: String(queue) }),
  ),
  refused(InvalidTimeError, ({ given }) => one('time', { got: String(given) })),
  refused(InvalidCursorError, () => one('cursor')),
  refused(InvalidSearchError, ({ field }) => one('searchedFor', { field })),
  refused(ArgumentsTooLargeError, ({ limit }) => one('arguments.tooLarge', { limit })),
  refused(DamagedArgumentsError, () => one('arguments.damaged')),
  refused(UnserializableArgumentError, ({ index, path }) =>
    one('arguments.unstorable', { place: `args[${index}]${path}` }),
  ),
  refused(DuplicateJobTypeError, ({ jobType, classNames }) =>
    one('type.duplicate', { type: jobType, classes: classNames.join(', ') }),
  ),
  refused(GeneratedJobTypeError, ({ jobType }) => one('type.generated', { type: jobType })),
  refused(RecurringJobHandlerNotFoundError, ({ id, jobType, method }) =>
    one('recurring.unknown', { id, call: `${jobType}.${method}` }),
  ),
  refused(UnknownBulkActionError, ({ action }) => one('bulk.unknown', { action })),
];

/** What is wrong with the input, for other languages; undefined for an error of another kind. */
export function inputProblemsOf(error: unknown): readonly CodedProblem[] | undefined {
  const found = REFUSED.find(({ type }) => error instanceof type);
  return found?.problemsOf(error as HangfireError).map(({ code, values }) => {
    const shown = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? cut(value, MAX_VALUE_CHARS) : value,
    ]);
    return { code, values: Object.fromEntries(shown) };
  });
}
