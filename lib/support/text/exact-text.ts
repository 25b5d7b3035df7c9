import { InvalidTextError } from './invalid-text-error.js';

export const EXACT_TEXT = 'a text without NUL characters and lone surrogates';

/**
 * Whether every store keeps the text exactly. PostgreSQL does not take NUL, and half a surrogate pair arrives there as
 * another character.
 */
export const isExactText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** How long the names of classes, methods, states, counters and parameters may be. */
export const MAX_NAME_CHARS = 200;

const UNKEPT =
  'A store could not give it back as it is. Leave such characters out, or encode the text.';
const LONG = 'Lists show it for every job. Shorten it, and keep what is long where it belongs.';

/** @throws InvalidTextError for a text that is not exact, or longer than a name may be */
export function requireExactText(what: string, text: string, maxChars = MAX_NAME_CHARS): string {
  requireShortText(what, text, maxChars);
  if (!isExactText(text)) throw new InvalidTextError(what, text, EXACT_TEXT, UNKEPT);
  return text;
}

/** @throws InvalidTextError for a text that is longer than a name may be */
export function requireShortText(what: string, text: string, maxChars = MAX_NAME_CHARS): void {
  if (text.length <= maxChars) return;
  const rule = `at most ${maxChars.toLocaleString('en')} characters`;
  throw new InvalidTextError(what, text, rule, `It has ${text.length}. ${LONG}`);
}
