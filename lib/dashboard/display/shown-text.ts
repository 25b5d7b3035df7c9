import { cutText } from './cut-text.js';
import { valueText } from './value-text.js';

/** The value as a text. The value is a text already, unless somebody has changed the row by hand. */
export function shownText(value: unknown, maxChars: number): string {
  if (value === undefined || value === null) return '';
  return (typeof value === 'string' ? cutText : valueText)(value as string, maxChars).text;
}
