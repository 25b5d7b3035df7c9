import type { RecurringJobRecord, ScheduledOccurrences } from '../storage/recurring-store.js';
import { isInstance } from '../support/is-instance.js';
import { safely } from '../support/safely.js';
import { wordsFor } from '../support/text/words-for.js';

/** How often scheduling is tried again before the recurring job is disabled. */
const MAX_RETRIES = 5;
const RETRY_DELAY_MS = 60_000;
/** Of an error's text, in characters. */
const MAX_ERROR_CHARS = 10_000;

/**
 * What becomes of a recurring job that could not be scheduled: it is tried again a minute later, and
 * has no next run after the last try. Either way it keeps the error, and the time that it owes.
 */
export function afterFailure(
  record: RecurringJobRecord,
  error: unknown,
  now: Date,
): ScheduledOccurrences {
  // More says nothing more, and a number that cannot grow would be refused for all that are stored with it.
  const failures = Math.min(Math.max(0, record.failures), MAX_RETRIES) + 1;
  return {
    id: record.id,
    occurrences: [],
    nextRunAt: failures > MAX_RETRIES ? undefined : new Date(now.getTime() + RETRY_DELAY_MS),
    overdueSince: record.overdueSince ?? record.nextRunAt,
    error: textOf(error),
    failures,
  };
}

function textOf(error: unknown): string {
  const inWords = () => (typeof error === 'string' ? error : wordsFor(error, MAX_ERROR_CHARS));
  const text = isInstance(error, Error)
    ? safely(() => String(error.stack ?? error.message), undefined)
    : inWords();
  // No database keeps this character in a text.
  return (text ?? inWords())
    .slice(0, MAX_ERROR_CHARS)
    .toWellFormed()
    .replaceAll('\u0000', '\ufffd');
}
