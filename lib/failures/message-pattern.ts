import { withoutQuotations } from './quotations.js';
import { patternOfWord } from './word-pattern.js';
import { withoutWrittenTimes } from './written-times.js';

/** The cause stands at the beginning of a message. */
const MAX_CHARS = 2_000;
const MAX_PATTERN_CHARS = 300;

/** Several values of one kind in a row become one, because their number differs from one failure to the next. */
const LIST = /(<[a-z]+>|"…")(?:(?:[,;|]| and| or)? ?\1)+/g;

/** After these codes, Node.js names the host. */
const UNRESOLVED = new Set(['ENOTFOUND', 'EAI_AGAIN']);
const UNREACHED = new Set(
  'ECONNABORTED ECONNREFUSED ECONNRESET EHOSTDOWN EHOSTUNREACH ENETUNREACH ETIMEDOUT'.split(' '),
);
const NAME = /^[\p{L}\p{N}_.-]+(?::\d{1,5})?$/u;
const NAME_AND_PORT = /^[\p{L}\p{N}_.-]+:\d{1,5}$/u;

/**
 * A message without the parts that differ from one failure to the next: quoted values, ids, numbers, hosts, addresses
 * and paths. Two messages with the same pattern have the same cause. The time grows in proportion to the length,
 * whatever the text is, and the text ends after 2,000 characters.
 */
export function messagePattern(message: string): string {
  const text = withoutQuotations(message.slice(0, MAX_CHARS).toWellFormed());
  const words = withoutWrittenTimes(text.trim().replace(/\s+/gu, ' ')).split(' ');
  const patterns = words.map((word, index) =>
    isHostBehind(words[index - 1] ?? '', word) ? '<host>' : patternOfWord(word),
  );
  const pattern = patterns.join(' ').replace(LIST, '$1');
  return pattern.slice(0, MAX_PATTERN_CHARS).toWellFormed();
}

function isHostBehind(before: string, word: string): boolean {
  if (UNRESOLVED.has(before)) return NAME.test(word);
  return UNREACHED.has(before) && NAME_AND_PORT.test(word);
}
