import { latestFailureIn } from '../../../../../storage/jobs/latest-failure.js';
import type { HistoryEntry } from '../../../../../storage/jobs/records.js';
import { failureText } from '../../../../parts/failure-text.js';
import { jsonColumn } from '../columns.js';

/** The failures that histories tell of, or nothing: in short, and their fingerprints; to be read by `jsonTexts`. */
export function failureColumns(
  histories: readonly (readonly HistoryEntry[])[],
): readonly [failures: string, fingerprints: string] {
  const failures = histories.map(latestFailureIn);
  if (failures.every((failure) => failure === undefined)) return ['', ''];

  return [
    jsonColumn(failures.map((failure) => (failure ? failureText(failure) : null))),
    jsonColumn(failures.map((failure) => failure?.fingerprint ?? null)),
  ];
}
