import { inspect } from 'node:util';
import { type CutText, cutText } from './cut-text.js';

const MAX_DEPTH = 20;

/** A value as code, indented, up to a number of characters. */
export function valueText(value: unknown, maxChars: number): CutText {
  const text = inspect(value, {
    depth: MAX_DEPTH,
    breakLength: 80,
    // Items after this number would be beyond the end of the text.
    maxArrayLength: maxChars,
    maxStringLength: maxChars + 1,
  });
  return cutText(text, maxChars);
}
