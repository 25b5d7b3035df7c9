import { SucceededState } from '../../states/succeeded-state.js';
import type { JobRecord } from '../../storage/jobs/records.js';
import type { CodeAnswer } from '../answers/jobs.js';
import { instanceName } from '../display/call-code.js';
import type { Disclosure, ShownArgument } from '../display/disclosure.js';
import { literalText } from '../display/literal-text.js';
import { readStoredResult } from './mapping/result-answer.js';

/**
 * Ten times as many pieces as a page can show. A stored text of a few hundred bytes may stand for billions of
 * pieces.
 */
const MAX_PIECES = 500_000;
const MAX_CHARS = 8_000_000;

/** A part of a job that people copy. */
export type CodePart =
  | { readonly part: 'call' }
  | { readonly part: 'result' }
  | { readonly part: 'argument'; readonly index: number };

/** The whole part as JavaScript. Masked values are masked here as well. */
export function jobCodeOf(record: JobRecord, wanted: CodePart, disclosure: Disclosure): CodeAnswer {
  const code =
    wanted.part === 'result'
      ? resultCode(record, disclosure)
      : callPart(record, wanted, disclosure.argumentsOf(record, MAX_PIECES));
  return code === undefined ? {} : { code };
}

function callPart(
  { type, method }: JobRecord,
  wanted: Exclude<CodePart, { readonly part: 'result' }>,
  args: readonly ShownArgument[] | undefined,
): string | undefined {
  if (args === undefined) return undefined;
  if (wanted.part === 'argument') {
    const argument = args[wanted.index];
    return argument && literalText(argument.value, MAX_CHARS);
  }
  const list = literalText(
    args.map(({ value }) => value),
    MAX_CHARS,
  );
  return list && `${instanceName(type)}.${method}(${list.slice(1, -1)})`;
}

function resultCode(
  { state, history }: JobRecord,
  { showsArguments, masking }: Disclosure,
): string | undefined {
  const stored = history.at(-1)?.data.result;
  if (state !== SucceededState.NAME || typeof stored !== 'string' || !showsArguments) {
    return undefined;
  }
  const read = readStoredResult(stored);
  return read && 'value' in read
    ? literalText(masking.copy(MAX_PIECES).of(read.value), MAX_CHARS)
    : undefined;
}
