import { type Masking, NOTHING_MASKED } from '../../../job/display/masking.js';
import { ProcessingState } from '../../../states/processing-state.js';
import type { HistoryEntry } from '../../../storage/jobs/records.js';
import type { AttemptAnswer } from '../../answers/jobs.js';
import { cutText } from '../../display/cut-text.js';
import { exceptionAnswer } from './exception-answer.js';
import { fieldsOf, innerExceptionsOf } from './inner-exceptions.js';
import { present } from './present.js';

const MAX_MESSAGE_CHARS = 8_192;
const MAX_DETAILS_CHARS = 100_000;
/** The limit for all stacks together. */
const MAX_TOTAL_CHARS = 1_000_000;

/**
 * The runs in a history, oldest first. A run begins with Processing and ends with the next entry, which has
 * its exception if the run threw.
 *
 * @param attempt the number of the last run: the beginning of a long history may be missing
 */
export function attemptsOf(
  history: readonly HistoryEntry[],
  attempt: number,
  masking: Masking = NOTHING_MASKED,
): AttemptAnswer[] {
  const starts = [...history.entries()].filter(([, { state }]) => state === ProcessingState.NAME);
  const beforeFirst = Math.max(0, attempt - starts.length);
  let left = MAX_TOTAL_CHARS;

  const answers = starts.toReversed().map(([index, start], fromLast) => {
    const end = history[index + 1];
    const answer = attemptAnswer(
      beforeFirst + starts.length - fromLast,
      start,
      end,
      Math.min(left, MAX_DETAILS_CHARS),
      masking,
    );
    left -= sizeOf(answer);
    return answer;
  });
  return answers.reverse();
}

function sizeOf({ exception }: AttemptAnswer): number {
  const inner = exception?.inner ?? [];
  return [exception, ...inner].reduce((sum, it) => sum + (it?.details?.length ?? 0), 0);
}

function attemptAnswer(
  number: number,
  start: HistoryEntry,
  end: HistoryEntry | undefined,
  maxDetailsChars: number,
  masking: Masking,
): AttemptAnswer {
  const { serverId } = start.data;
  return present({
    number,
    serverId: typeof serverId === 'string' ? serverId : undefined,
    startedAt: start.at.getTime(),
    endedAt: end?.at.getTime(),
    state: (end ?? start).state,
    exception: end && exceptionWithDetails(end, maxDetailsChars, masking),
  });
}

function exceptionWithDetails({ data }: HistoryEntry, maxChars: number, masking: Masking) {
  const exception = exceptionAnswer(data, MAX_MESSAGE_CHARS);
  if (!exception) return undefined;

  const stack = typeof data.stack === 'string' ? data.stack : '';
  const inner = maxChars > 0 ? innerExceptionsOf(data.exception, masking) : [];
  return present({
    ...exception,
    details: cutText(stack, Math.max(0, maxChars)).text,
    // An entry with an exception is an object, but its fields may have any type.
    fields: fieldsOf((data.exception as { fields?: unknown }).fields, masking),
    inner: inner.length > 0 ? inner : undefined,
  });
}
