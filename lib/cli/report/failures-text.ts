import type { CaseResult } from '../../conformance/prove-storage.js';
import { caseTitle } from './case-title.js';
import { type DescribedError, describeError } from './described-error.js';
import { inShort } from './in-short.js';

/** Each failed case: its title, and its error with the compared values. */
export function failuresText(results: readonly CaseResult[]): string {
  return results
    .filter(({ outcome }) => outcome === 'failed')
    .map((result, index) => {
      const error = errorText(describeError(result.error));
      return `${index + 1}) ${caseTitle(result.case)}\n\n${indented(error, '   ')}\n`;
    })
    .join('\n');
}

/** The error, its calls, and its causes. */
export function errorText({ name, code, message, frames, cause }: DescribedError): string {
  // The message of a failed assertion needs no "Error: " before it.
  const kind = code ?? (name === 'Error' ? undefined : name);
  const text = inShort(kind === undefined ? message : `${kind}: ${message}`);
  const places = frames.length === 0 ? '' : `\n\n${frames.map((it) => `    ${it}`).join('\n')}`;
  return `${text}${places}${cause === undefined ? '' : `\n\nCaused by ${errorText(cause)}`}`;
}

const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);
