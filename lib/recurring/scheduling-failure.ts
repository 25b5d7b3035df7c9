import type {
  RecurringJobRecord,
  ScheduledOccurrences,
} from '../storage/recurring/recurring-store.js';
import { isInstance } from '../support/is-instance.js';
import { safely } from '../support/safely.js';
import { wordsFor } from '../support/text/words-for.js';
import { occurrenceError } from './occurrence-error.js';

/** How often scheduling is tried again before the recurring job is disabled. */
const MAX_RETRIES = 5;
const RETRY_DELAY_MS = 60_000;
/** How many characters of an error's text are kept. */
const MAX_ERROR_CHARS = 10_000;

/**
 * Keeps the error of a recurring job that could not be scheduled, and the time since which it is overdue. Scheduling is
 * tried again a minute later. After the last try there is no next run.
 */
export function afterFailure(
  record: RecurringJobRecord,
  error: unknown,
  now: Date,
): ScheduledOccurrences {
  // The number stops growing here: a higher number would say nothing more, and the store would refuse the whole round
  // if its column could not hold the number.
  const text = textOf(error);
  const overdueSince = record.overdueSince ?? record.nextRunAt;
  const failures = Math.min(Math.max(0, record.failures), MAX_RETRIES) + 1;
  return {
    id: record.id,
    occurrences: overdueSince
      ? [{ nominalAt: overdueSince, kind: 'failed', error: occurrenceError(text) }]
      : [],
    nextRunAt: failures > MAX_RETRIES ? undefined : new Date(now.getTime() + RETRY_DELAY_MS),
    overdueSince,
    error: text,
    failures,
  };
}

function textOf(error: unknown): string {
  const inWords = () => (typeof error === 'string' ? error : wordsFor(error, MAX_ERROR_CHARS));
  const text = isInstance(error, Error)
    ? safely(() => String(error.stack ?? error.message), undefined)
    : inWords();
  // PostgreSQL keeps no NUL character in a text.
  return (text ?? inWords())
    .slice(0, MAX_ERROR_CHARS)
    .toWellFormed()
    .replaceAll('\u0000', '\ufffd');
}
