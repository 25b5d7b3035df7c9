import { InvalidTextError } from './invalid-text-error.js';

export const EXACT_TEXT = 'a text without NUL characters and lone surrogates';

/**
 * Whether every store gives the text back as it is. PostgreSQL takes no NUL, and half a surrogate pair becomes
 * another character on its way there.
 */
export const isExactText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** @throws InvalidTextError */
export function requireExactText(what: string, text: string): string {
  if (!isExactText(text)) throw new InvalidTextError(what, text, EXACT_TEXT);
  return text;
}
