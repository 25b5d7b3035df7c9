import { cut } from './cut.js';

/**
 * Characters that are invisible, or that change the text around them: control characters, line and paragraph
 * separators, marks of writing direction, halves of characters. Joiners are allowed, because words of several scripts,
 * and many emoji, need them.
 */
const UNSAFE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const ONE_WORD = /^[^\s"\\]+$/u;

/** Any text as a part of one line: cut, and with codes for unsafe characters. */
export function lineText(text: string, maxChars: number): string {
  return cut(text, maxChars).replace(UNSAFE, codeOf);
}

/** Any text among other texts of a line: in quotes, unless it is a plain word. */
export function quotedText(text: string, maxChars: number): string {
  const short = cut(text, maxChars);
  const isWord = ONE_WORD.test(short) && short.search(UNSAFE) < 0;
  return isWord ? short : JSON.stringify(short).replace(UNSAFE, codeOf);
}

function codeOf(character: string): string {
  const code = (character.codePointAt(0) as number).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}
