import { type Failure, latestFailureIn } from '../../../../../storage/latest-failure.js';
import type { HistoryEntry } from '../../../../../storage/records.js';
import { jsonColumn } from '../columns.js';

/** Stands between type and message; a message may hold it, a type does not. */
const SEPARATOR = '\n';

/** The failures that histories tell of, or nothing; to be read by `jsonTexts` in the statement. */
export const failureColumn = (histories: readonly (readonly HistoryEntry[])[]): string =>
  jsonColumn(histories.map(failureTextOf));

function failureTextOf(history: readonly HistoryEntry[]): string | null {
  const failure = latestFailureIn(history);
  return failure ? failure.type.replaceAll(SEPARATOR, ' ') + SEPARATOR + failure.message : null;
}

export function readFailure(text: string): Failure {
  const end = text.indexOf(SEPARATOR);
  return { type: text.slice(0, end), message: text.slice(end + 1) };
}
