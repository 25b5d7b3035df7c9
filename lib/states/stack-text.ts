import { safely } from '../support/safely.js';
import { isError } from './is-error.js';

const MAX_LINE_CHARS = 1_000;
/** A text beyond this is not looked at: it may be as long as the memory. */
const MAX_CHARS = 1_000_000;

/** So many lines of an error's stack; empty where it has none that is a text, or is no error. */
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
