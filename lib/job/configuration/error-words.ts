import { isInstance } from '../../support/is-instance.js';
import { safely } from '../../support/safely.js';
import { cut } from '../../support/text/cut.js';
import { wordsFor } from '../../support/text/words-for.js';

const MAX_CHARS = 500;

/** A thrown value as a sentence. */
export function errorWords(error: unknown): string {
  const message = isInstance(error, Error) ? safely(() => error.message.trim(), '') : '';
  const text = message === '' ? wordsFor(error, MAX_CHARS) : cut(message, MAX_CHARS);
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
