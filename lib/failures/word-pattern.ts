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

/** Around a word, in a sentence or a list. */
const OPENING = new Set('([{<=,;"\'`');
const CLOSING = new Set(')]}>=:,;.!?"\'`');

/** What a word without spaces and punctuation stands for, the most special first. */
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

/** Digits of every script, with their sign, what separates thousands and decimals, an exponent, or what makes them an ordinal. */
const NUMBER =
  /(?:(?<![\p{L}\p{N}_])[-+])?\p{Nd}+(?:[.,:_]\p{Nd}+)*(?:(?:[eE][-+]?\p{Nd}+|st|nd|rd|th)(?![\p{L}\p{N}]))?/gu;
const UUID_PART = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\p{L}\p{N}])/giu;
/** A part such as `507f1f77bcf86cd799439011` of `order_507f1f77bcf86cd799439011`. */
const HEX_PART = /(?<![\p{L}\p{N}])(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{8,}(?![\p{L}\p{N}])/giu;
/** A part such as `N8sX2kq91` of `cus_N8sX2kq91`: letters and digits change places three times or more. */
const MIXED_PART =
  /(?<![\p{L}\p{N}])(?=[a-zA-Z0-9]{5})(?:[a-zA-Z]+\d+|\d+[a-zA-Z]+){2,}[a-zA-Z]*\d*(?![\p{L}\p{N}])/gu;
/** `host:db.example.com`, but no `10:05` and no `db1:5432`. */
const NAMED = /^([\p{L}_-]+:)(.+)$/su;

/**
 * A word of a message without what differs from one failure to the next: `<id>`, `<host>` and so on in the place of one,
 * `<n>` in the place of each number in another word.
 *
 * @param word without white space
 */
export function patternOfWord(word: string): string {
  let start = 0;
  let end = word.length;
  while (start < end && OPENING.has(word.charAt(start))) start += 1;
  while (end > start && CLOSING.has(word.charAt(end - 1))) end -= 1;

  const core = word.slice(start, end);
  return word.slice(0, start) + patternOfCore(core) + word.slice(end);
}

function patternOfCore(core: string): string {
  // `key=value` and `Key (id)=(42)`: the key says what failed.
  const equals = core.indexOf('=');
  if (equals > 0 && !isUrl(core)) {
    return `${withoutParts(core.slice(0, equals))}=${patternOfWord(core.slice(equals + 1))}`;
  }
  const kind = kindOf(core);
  if (kind !== undefined) return kind;

  const kinds = core.includes(',') ? core.split(',').map(kindOf) : [];
  if (kinds.length > 0 && kinds.every((it) => it !== undefined)) return kinds.join(',');

  const [, name, value = ''] = NAMED.exec(core) ?? [];
  return name === undefined ? withoutParts(core) : name + patternOfWord(value);
}

const kindOf = (word: string): string | undefined => KINDS.find(({ is }) => is(word))?.pattern;

const withoutParts = (word: string): string =>
  word
    .replace(UUID_PART, '<id>')
    .replace(HEX_PART, '<id>')
    .replace(MIXED_PART, '<id>')
    .replace(NUMBER, '<n>');
