import { cut } from './cut.js';

/**
 * Characters that change what comes before or after them, or that nobody sees: control characters, line
 * and paragraph separators, marks of writing direction, halves of characters. Joiners stay: words of
 * several scripts, and many emoji, are written with them.
 */
const UNSAFE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const ONE_WORD = /^[^\s"\\]+$/u;

/** Anybody's text as a part of one line: cut, and with codes in the place of unsafe characters. */
export function lineText(text: string, maxChars: number): string {
  return cut(text, maxChars).replace(UNSAFE, codeOf);
}

/** The same beside others: in quotes, unless it is a word that cannot be taken for anything else. */
export function quotedText(text: string, maxChars: number): string {
  const short = cut(text, maxChars);
  const isWord = ONE_WORD.test(short) && short.search(UNSAFE) < 0;
  return isWord ? short : JSON.stringify(short).replace(UNSAFE, codeOf);
}

function codeOf(character: string): string {
  const code = (character.codePointAt(0) as number).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}
