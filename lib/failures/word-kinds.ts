import { isIP } from 'node:net';

/** The last part of names that are surely those of hosts. */
const TOP_DOMAINS = new Set(
  'com org net edu gov io dev app cloud local internal intranet lan svc test example invalid de uk fr eu tr'.split(
    ' ',
  ),
);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DURATION = /^(?:\d+(?:\.\d+)?(?:ns|µs|us|ms|s|m|h|d))+$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T.*)?$/;
const TIME_OF_DAY = /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[-+]\d{2}:?\d{2})?$/;
const LONG_ID = 16;

export const isUrl = (word: string): boolean => /^[a-z][a-z0-9+.-]{0,30}:\/\/./i.test(word);

export function isMailAddress(word: string): boolean {
  const at = word.indexOf('@');
  return at > 0 && at === word.lastIndexOf('@') && /^[\w.-]+$/.test(word.slice(at + 1));
}

export const isTime = (word: string): boolean => DATE.test(word) || TIME_OF_DAY.test(word);

export const isDuration = (word: string): boolean => DURATION.test(word);

/** With or without a port. */
export function isIpAddress(word: string): boolean {
  const plain = word.replace('[', '').replace(']', '');
  return isIP(plain) !== 0 || isIP(plain.replace(/:\d{1,5}$/, '')) !== 0;
}

/** A path from somewhere, or to a file. */
export function isPath(word: string): boolean {
  if (/^(?:~|\.{1,2})?[/\\]./.test(word) || /^[a-z]:[/\\]./i.test(word)) return true;
  return /[/\\]/.test(word) && /\.[a-z0-9]{1,5}$/i.test(word);
}

/** With or without a port. A property such as `order.customer.name` is none. */
export function isHost(word: string): boolean {
  const [name = '', port, more] = word.split(':');
  if (more !== undefined || (port !== undefined && !/^\d{1,5}$/.test(port))) return false;
  if (name === 'localhost') return true;

  const labels = name.split('.');
  const isName = labels.length > 1 && labels.every((label) => /^[a-z0-9_-]+$/.test(label));
  return isName && (port !== undefined || TOP_DOMAINS.has(labels.at(-1) ?? ''));
}

/** What was drawn at random, or counted in another way than by digits alone. */
export function isId(word: string): boolean {
  if (UUID.test(word)) return true;
  if (/^(?:0x)?[0-9a-f]{8,}$/i.test(word)) return /\d/.test(word);

  const isOne = (part: string) =>
    part.length >= LONG_ID && isMixed(part) && /^[\w+/-]+$/.test(part);
  return word.split('.').every(isOne);
}

const isMixed = (word: string): boolean =>
  /\d/.test(word) && /[A-Z]/.test(word) && (/[a-z]/.test(word) || !/[_-]/.test(word));
