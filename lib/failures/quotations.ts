/** What opens a quotation, and what may close it. */
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
/** What may as well be an apostrophe, or the sign for inches. */
const STRAIGHT = new Set(['"', "'", '`', '’']);
const IN_WORD = /[\p{L}\p{N}]/u;
const QUOTED = '"…"';

/** The text with `"…"` in the place of each quotation. A quotation that is not closed stays as it is. */
export function withoutQuotations(text: string): string {
  /** What closes nothing from here on, and what does so only behind a backslash: the search to the end is made once. */
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

/** What would close a quotation that begins here. An apostrophe inside or behind a word begins none. */
function opensAt(text: string, position: number): string | undefined {
  const opening = text.charAt(position);
  const isApostrophe = STRAIGHT.has(opening) && isInWord(text, position - 1);
  return isApostrophe ? undefined : CLOSING.get(opening);
}

/**
 * Where the quotation ends, or -1. An apostrophe inside a word does not end it.
 *
 * @param onlyEscaped gets the sign where it closes nothing from here on without a backslash in front
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
  // A folder such as "C:\data\" ends with a backslash, too.
  return escaped;
}

const isInWord = (text: string, position: number): boolean => IN_WORD.test(text.charAt(position));
