import { type Failure, latestFailureIn } from '../../../../../storage/latest-failure.js';
import type { HistoryEntry } from '../../../../../storage/records.js';
import { jsonColumn } from '../columns.js';

/** Stands between type and message; a message may hold it, a type does not. */
const SEPARATOR = '\n';

/** The failures that histories tell of, or nothing: in short, to be read by `jsonTexts`, and their fingerprints. */
export function failureColumns(
  histories: readonly (readonly HistoryEntry[])[],
): readonly [failures: string, fingerprints: readonly (string | null)[]] {
  const failures = histories.map(latestFailureIn);
  return [
    jsonColumn(failures.map((failure) => failure && failureText(failure)).map(orNull)),
    failures.map((failure) => failure?.fingerprint).map(orNull),
  ];
}

const orNull = (text: string | undefined): string | null => text ?? null;

const failureText = ({ type, message }: Failure): string =>
  type.replaceAll(SEPARATOR, ' ') + SEPARATOR + message;

export function readFailure(text: string): Failure {
  const end = text.indexOf(SEPARATOR);
  return { type: text.slice(0, end), message: text.slice(end + 1) };
}
