import { withoutQuotations } from './quotations.js';
import { patternOfWord } from './word-pattern.js';

/** A cause is told at the beginning of a message. */
const MAX_CHARS = 2_000;
const MAX_PATTERN_CHARS = 300;

/** Values of one kind behind each other are as many as there were this time. */
const LIST = /(<[a-z]+>|"…")(?:(?:[,;|]| and| or)? ?\1)+/g;

/**
 * A message without what differs from one failure to the next: quoted values, ids, numbers, hosts, addresses and paths.
 * Two messages with one pattern tell of one cause. Takes a time in proportion to the first 2,000 characters, whatever
 * they are.
 */
export function messagePattern(message: string): string {
  const text = withoutQuotations(message.slice(0, MAX_CHARS).toWellFormed());
  const words = text.split(/\s+/u).filter((word) => word !== '');
  const pattern = words.map(patternOfWord).join(' ').replace(LIST, '$1');
  return pattern.slice(0, MAX_PATTERN_CHARS).toWellFormed();
}
