import {
  deserializeResult,
  type StoredResult,
} from '../../../job/serialization/result-serializer.js';
import { SucceededState } from '../../../states/succeeded-state.js';
import type { JobRecord } from '../../../storage/jobs/records.js';
import type { JobAnswer } from '../../answers/jobs.js';
import type { Disclosure } from '../../display/disclosure.js';
import { valueText } from '../../display/value-text.js';

const MAX_CHARS = 20_000;

/** The result of a Succeeded job, or why it is not shown. */
export function resultAnswer(
  { state, history }: JobRecord,
  { showsArguments, masking }: Disclosure,
): Pick<JobAnswer, 'result' | 'resultOmitted'> {
  const stored = history.at(-1)?.data.result;
  if (state !== SucceededState.NAME || typeof stored !== 'string') return {};
  if (!showsArguments) return { resultOmitted: 'not-displayed' };

  const read = readStoredResult(stored);
  if (read === undefined) return { resultOmitted: 'damaged' };
  if ('omitted' in read) return { resultOmitted: read.omitted.reason };
  return { result: valueText(masking.apply(read.value), MAX_CHARS).text };
}

/** Undefined if the text is damaged. */
export function readStoredResult(text: string): StoredResult | undefined {
  try {
    return deserializeResult(text);
  } catch {
    return undefined;
  }
}
