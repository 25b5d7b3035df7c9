import { inspect } from 'node:util';
import { type CutText, cutText } from './cut-text.js';

const MAX_DEPTH = 20;

/** A value as one would write it in code, indented, up to so many characters. */
export function valueText(value: unknown, maxChars: number): CutText {
  const text = inspect(value, {
    depth: MAX_DEPTH,
    breakLength: 80,
    // Whatever lies behind that many is behind the end of the text as well.
    maxArrayLength: maxChars,
    maxStringLength: maxChars + 1,
  });
  return cutText(text, maxChars);
}
