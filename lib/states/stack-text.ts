import { safely } from '../support/safely.js';
import { isError } from './is-error.js';

const MAX_LINE_CHARS = 1_000;
/** Only the beginning of a longer text is read, because a text may fill the whole memory. */
const MAX_CHARS = 1_000_000;

/** The first lines of an error's stack. Empty where the value is no error, or where its stack is no text. */
export function stackText(error: unknown, maxLines: number): string {
  if (maxLines === 0) return '';

  const read = safely(() => (isError(error) ? (error.stack as unknown) : ''), '');
  const stack = typeof read === 'string' ? read : '';
  const lines = stack.slice(0, MAX_CHARS).split('\n');
  const kept = lines.slice(0, maxLines).map((line) => line.slice(0, MAX_LINE_CHARS).toWellFormed());

  const left = lines.length - kept.length;
  if (stack.length > MAX_CHARS) kept.push(`… more than ${left} more lines`);
  else if (left > 0) kept.push(`… ${left} more lines`);
  return kept.join('\n');
}
