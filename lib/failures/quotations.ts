/** The marks that open a quotation, each with the marks that may close it. */
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['”', '”'],
  ['„', '“”'],
  ['‘', '’'],
  ['‚', '‘’'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['「', '」'],
  ['『', '』'],
]);
/** Marks that may also be an apostrophe, or the sign for inches. */
const STRAIGHT = new Set(['"', "'", '`', '’']);
const IN_WORD = /[\p{L}\p{N}]/u;
const QUOTED = '"…"';

/** The text with `"…"` in the place of each quotation. A quotation that is not closed stays as it is. */
export function withoutQuotations(text: string): string {
  /**
   * Marks that close no quotation in the rest of the text. `onlyEscaped` has those that do so only behind a backslash.
   * Both save a second search to the end.
   */
  const spent = new Set<string>();
  const onlyEscaped = new Set<string>();
  let kept = '';
  let position = 0;

  while (position < text.length) {
    const closing = opensAt(text, position);
    const end =
      closing === undefined || spent.has(closing)
        ? -1
        : endOf(text, position, closing, onlyEscaped);
    if (end >= 0) {
      kept += QUOTED;
      position = end + 1;
    } else {
      if (closing !== undefined) spent.add(closing);
      kept += text.charAt(position);
      position += 1;
    }
  }
  return kept;
}

/** The marks that would close a quotation that begins here. An apostrophe inside or after a word begins none. */
function opensAt(text: string, position: number): string | undefined {
  const opening = text.charAt(position);
  const isApostrophe = STRAIGHT.has(opening) && isInWord(text, position - 1);
  return isApostrophe ? undefined : CLOSING.get(opening);
}

/**
 * Where the quotation ends, or -1. An apostrophe inside a word does not end the quotation.
 *
 * @param onlyEscaped gets the closing marks if, in the rest of the text, they stand only behind backslashes
 */
function endOf(text: string, start: number, closing: string, onlyEscaped: Set<string>): number {
  let escaped = -1;
  for (let end = start + 1; end < text.length; end += 1) {
    const sign = text.charAt(end);
    if (!closing.includes(sign) || (STRAIGHT.has(sign) && isInWord(text, end + 1))) continue;
    if (text.charAt(end - 1) !== '\\') return end;
    if (escaped < 0) escaped = end;
    if (onlyEscaped.has(closing)) return escaped;
  }
  onlyEscaped.add(closing);
  // The last mark may still close it: a folder such as "C:\data\" ends with a backslash, too.
  return escaped;
}

const isInWord = (text: string, position: number): boolean => IN_WORD.test(text.charAt(position));
