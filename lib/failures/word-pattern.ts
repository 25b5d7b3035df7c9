import {
  isDuration,
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
  { is: isPath, pattern: '<path>' },
  { is: isHost, pattern: '<host>' },
  { is: isId, pattern: '<id>' },
];

/** Digits of every script, with their sign and what separates thousands and decimals. */
const NUMBER = /(?:(?<![\p{L}\p{N}_])[-+])?\p{Nd}+(?:[.,:_]\p{Nd}+)*/gu;
/** A part such as `N8sX2kq91` of `cus_N8sX2kq91`: letters and digits change places three times or more. */
const MIXED_PART =
  /(?<![\p{L}\p{N}])(?=[a-zA-Z0-9]{8})(?:[a-zA-Z]+\d+|\d+[a-zA-Z]+){2,}[a-zA-Z]*(?![\p{L}\p{N}])/gu;

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
    return `${core.slice(0, equals)}=${patternOfWord(core.slice(equals + 1))}`;
  }
  const kind = KINDS.find(({ is }) => is(core));
  return kind?.pattern ?? core.replace(MIXED_PART, '<id>').replace(NUMBER, '<n>');
}
