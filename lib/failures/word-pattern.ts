import {
  isDuration,
  isHardwareAddress,
  isHost,
  isId,
  isIpAddress,
  isMailAddress,
  isPath,
  isTime,
  isUrl,
} from './word-kinds.js';

/** The punctuation that may stand before and after a word, in a sentence or a list. */
const OPENING = new Set('([{<=,;"\'`');
const CLOSING = new Set(')]}>=:,;.!?"\'`');

/** The kinds of words, without spaces and punctuation around them. The most special kinds come first. */
const KINDS: readonly { readonly is: (word: string) => boolean; readonly pattern: string }[] = [
  { is: isUrl, pattern: '<url>' },
  { is: isMailAddress, pattern: '<address>' },
  { is: isTime, pattern: '<time>' },
  { is: isDuration, pattern: '<duration>' },
  { is: isIpAddress, pattern: '<host>' },
  { is: isHardwareAddress, pattern: '<host>' },
  { is: isPath, pattern: '<path>' },
  { is: isHost, pattern: '<host>' },
  { is: isId, pattern: '<id>' },
];

/** A number in the digits of any script, with its sign, separators, exponent, or ordinal ending. */
const NUMBER =
  /(?:(?<![\p{L}\p{N}_])[-+])?\p{Nd}+(?:[.,:_]\p{Nd}+)*(?:(?:[eE][-+]?\p{Nd}+|st|nd|rd|th)(?![\p{L}\p{N}]))?/gu;
const UUID_PART = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\p{L}\p{N}])/giu;
/** Finds `507f1f77bcf86cd799439011` in `order_507f1f77bcf86cd799439011`. */
const HEX_PART = /(?<![\p{L}\p{N}])(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{8,}(?![\p{L}\p{N}])/giu;
/** Finds parts that may be an id, such as `N8sX2kq91` in `cus_N8sX2kq91`. */
const PLAIN_PART = /(?<![\p{L}\p{N}])[a-zA-Z0-9]{5,}(?![\p{L}\p{N}])/gu;
const CHANGE = /\d(?=[a-zA-Z])|[a-zA-Z](?=\d)/g;
/** A part that changes this often between letters and digits counts as random. */
const CHANGES_OF_ID = 3;
/** Matches `host:db.example.com`, but not `10:05` or `db1:5432`. */
const NAMED = /^([\p{L}_-]+:)(.+)$/su;

/**
 * How many names in front of a value are split off, one behind the other. The rest is looked at as a whole, because a
 * word with very many names would take long.
 */
const MAX_NAMES = 3;

/**
 * A word of a message without the parts that differ from one failure to the next. An id becomes `<id>`, a host `<host>`
 * and so on; in all other words each number becomes `<n>`.
 *
 * @param word without white space
 */
export const patternOfWord = (word: string): string => patternBehind(0, word);

/** @param names how many names stand in front of the word */
function patternBehind(names: number, word: string): string {
  let start = 0;
  let end = word.length;
  while (start < end && OPENING.has(word.charAt(start))) start += 1;
  while (end > start && CLOSING.has(word.charAt(end - 1))) end -= 1;

  const core = word.slice(start, end);
  return word.slice(0, start) + patternOfCore(names, core) + word.slice(end);
}

function patternOfCore(names: number, core: string): string {
  // In `key=value` and `Key (id)=(42)`, the key says what failed, so the key stays.
  const equals = core.indexOf('=');
  if (equals > 0 && names < MAX_NAMES && !isUrl(core)) {
    const value = patternBehind(names + 1, core.slice(equals + 1));
    return `${withoutParts(core.slice(0, equals))}=${value}`;
  }
  const kind = kindOf(core);
  if (kind !== undefined) return kind;

  const kinds = core.includes(',') ? core.split(',').map(kindOf) : [];
  if (kinds.length > 0 && kinds.every((it) => it !== undefined)) return kinds.join(',');

  const [, name, value = ''] = (names < MAX_NAMES && NAMED.exec(core)) || [];
  return name === undefined ? withoutParts(core) : name + patternBehind(names + 1, value);
}

const kindOf = (word: string): string | undefined => KINDS.find(({ is }) => is(word))?.pattern;

const withoutParts = (word: string): string =>
  word
    .replace(UUID_PART, '<id>')
    .replace(HEX_PART, '<id>')
    .replace(PLAIN_PART, (part) => (changesIn(part) < CHANGES_OF_ID ? part : '<id>'))
    .replace(NUMBER, '<n>');

const changesIn = (part: string): number => part.match(CHANGE)?.length ?? 0;
