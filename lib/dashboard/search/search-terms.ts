import { cut } from '../../support/text/cut.js';
import { InvalidSearchTextError } from '../errors/invalid-search-text-error.js';

/** A word, or a qualifier with its value. */
export interface SearchTerm {
  /** In lower case. */
  readonly qualifier?: string;
  readonly value: string;
}

const MAX_CHARS = 2_000;
const MAX_TERMS = 50;

/**
 * An optional qualifier with a colon, and a value, with or without quotes; `\"` is a quote inside quotes.
 */
const TERM =
  /(?:(?<name>\p{L}[\p{L}\d_-]*):)?(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<plain>[^\s"]\S*))?/uy;
const SPACE = /\s*/uy;

/**
 * The terms of a search text, in order.
 *
 * @throws InvalidSearchTextError
 */
export function searchTerms(text: string): SearchTerm[] {
  if (text.length > MAX_CHARS) {
    throw new InvalidSearchTextError(undefined, 'long', { most: MAX_CHARS });
  }
  if (text.includes('\0')) {
    throw new InvalidSearchTextError(undefined, 'nul');
  }

  const terms: SearchTerm[] = [];
  for (let at = behind(SPACE, text, 0); at < text.length; at = behind(SPACE, text, at)) {
    TERM.lastIndex = at;
    const match = TERM.exec(text);
    if (!match || match[0] === '') throw unclosed(text.slice(at));
    at = TERM.lastIndex;
    if (at < text.length && !/\s/u.test(text[at] as string)) throw unclosed(text.slice(at));
    terms.push(termOf(match));
  }
  if (terms.length > MAX_TERMS) {
    throw new InvalidSearchTextError(undefined, 'terms', { most: MAX_TERMS });
  }
  return terms;
}

function termOf({ groups = {} }: RegExpExecArray): SearchTerm {
  const { name, quoted, plain } = groups;
  // An address such as `http://…` has no qualifier.
  if (name !== undefined && plain?.startsWith('//')) return { value: `${name}:${plain}` };

  const value = quoted === undefined ? (plain ?? '') : quoted.replace(/\\(["\\])/g, '$1');
  return name === undefined ? { value } : { qualifier: name.toLowerCase(), value };
}

function behind(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return pattern.lastIndex;
}

function unclosed(rest: string): InvalidSearchTextError {
  return new InvalidSearchTextError(undefined, 'quotes', { got: cut(rest, 30) });
}
