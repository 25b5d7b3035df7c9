import type { Masking } from '../../../job/display/masking.js';
import type { HistoryEntry } from '../../../storage/jobs/records.js';
import type { StateEntry } from '../../answers/jobs.js';
import { cutText } from '../../display/cut-text.js';
import { shownText } from '../../display/shown-text.js';
import { exceptionAnswer } from './exception-answer.js';
import { present } from './present.js';
import { reasonAnswerOf } from './reason-answer.js';

const MAX_REASON_CHARS = 2_000;
const MAX_TEXT_CHARS = 1_000;
const MAX_VALUES = 50;

/** Data that the page shows elsewhere: stacks with the attempts, the result with the job, the code with the reason. */
const ELSEWHERE = ['stack', 'result', 'exception', 'because'];

export function stateEntryOf(entry: HistoryEntry, masking: Masking): StateEntry {
  return present({
    state: entry.state,
    at: entry.at.getTime(),
    reason: entry.reason === undefined ? undefined : shownText(entry.reason, MAX_REASON_CHARS),
    because: reasonAnswerOf(entry),
    data: dataOf(entry, masking),
  });
}

function dataOf({ data }: HistoryEntry, masking: Masking): Record<string, unknown> {
  const exception = exceptionAnswer(data);
  const shown = masking.apply(data) as Readonly<Record<string, unknown>>;
  const entries = Object.entries(shown)
    .filter(([name]) => !ELSEWHERE.includes(name))
    .slice(0, MAX_VALUES)
    .map(([name, value]) => [name, cutValue(value)]);
  return { ...Object.fromEntries(entries), ...(exception ? { exception } : {}) };
}

/** For a value that is too long, we send only the beginning of its text. */
function cutValue(value: unknown): unknown {
  if (typeof value === 'string') return cutText(value, MAX_TEXT_CHARS).text;
  if (typeof value !== 'object' || value === null) return value;

  const text = JSON.stringify(value);
  return text.length <= MAX_TEXT_CHARS ? value : cutText(text, MAX_TEXT_CHARS).text;
}
