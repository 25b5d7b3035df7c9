import { cutText } from './cut-text.js';
import { valueText } from './value-text.js';

/** What should be a text, and is one unless somebody has changed the stored row by hand. */
export function shownText(value: unknown, maxChars: number): string {
  if (value === undefined || value === null) return '';
  return (typeof value === 'string' ? cutText : valueText)(value as string, maxChars).text;
}
