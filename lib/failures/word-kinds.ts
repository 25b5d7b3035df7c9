import { isIP } from 'node:net';

/** The last parts that surely make a name the name of a host, and not of a property. */
const TOP_DOMAINS = new Set(
  (
    'com org net edu gov io dev app cloud local internal intranet lan svc test example invalid biz xyz online site ' +
    'de uk fr eu tr au br ca ch cn cz dk fi gr hu ie jp kr mx nl nz pl pt ro ru se za'
  ).split(' '),
);
/** The last part but one before a country, as in `example.co.in`. */
const SECOND_DOMAINS = new Set('ac co com edu gov net org'.split(' '));
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DURATION = /^(?:\d+(?:\.\d+)?(?:ns|µs|us|ms|secs?|s|mins?|m|hrs?|h|d|w))+$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T.*)?$/;
const TIME_OF_DAY = /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[-+]\d{2}:?\d{2})?$/;
const HARDWARE_ADDRESS = /^[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}$/i;
const LONG_ID = 16;

/** Accepts an address with or without a scheme. */
export function isUrl(word: string): boolean {
  if (/^[a-z][a-z0-9+.-]{0,30}:\/\/./i.test(word)) return true;
  const slash = word.indexOf('/');
  const host = word.slice(0, Math.max(0, slash));
  return isHost(host) || isIpAddress(host);
}

export function isMailAddress(word: string): boolean {
  const at = word.indexOf('@');
  return at > 0 && at === word.lastIndexOf('@') && /^[\p{L}\p{N}_.-]+$/u.test(word.slice(at + 1));
}

export const isTime = (word: string): boolean => DATE.test(word) || TIME_OF_DAY.test(word);

export const isDuration = (word: string): boolean => DURATION.test(word);

/** Accepts an address with or without a port. */
export function isIpAddress(word: string): boolean {
  const plain = word.replace('[', '').replace(']', '');
  return isIP(plain) !== 0 || isIP(plain.replace(/:\d{1,5}$/, '')) !== 0;
}

export const isHardwareAddress = (word: string): boolean => HARDWARE_ADDRESS.test(word);

/** Accepts a path that starts at a folder, or that ends in a file. */
export function isPath(word: string): boolean {
  if (/^(?:~|\.{1,2})?[/\\]./.test(word) || /^[a-z]:[/\\]./i.test(word)) return true;
  return /[/\\]/.test(word) && /\.[a-z0-9]{1,5}$/i.test(word);
}

/** Accepts a name with or without a port, but not a property such as `order.customer.name`. */
export function isHost(word: string): boolean {
  const [name = '', port, more] = word.split(':');
  if (more !== undefined || (port !== undefined && !/^\d{1,5}$/.test(port))) return false;
  if (name === 'localhost') return true;

  const labels = name.split('.');
  const isName = labels.length > 1 && labels.every((label) => /^[\p{Ll}\p{N}_-]+$/u.test(label));
  return isName && (port !== undefined || hasDomain(labels));
}

/** A name with a dash counts as a host, because properties have no dashes. */
function hasDomain(labels: readonly string[]): boolean {
  const [second = '', top = ''] = labels.slice(-2);
  if (TOP_DOMAINS.has(top) || (SECOND_DOMAINS.has(second) && /^[a-z]{2}$/.test(top))) return true;
  return labels.length > 2 && labels.some((label) => label.includes('-'));
}

/** Whether the word was made at random, or is a number in another form than digits alone. */
export function isId(word: string): boolean {
  if (UUID.test(word) || /^0x[0-9a-f]+$/i.test(word)) return true;
  if (/^[0-9a-f]{8,}$/i.test(word)) return /\d/.test(word);

  const isOne = (part: string) =>
    part.length >= LONG_ID && isMixed(part) && /^[\w+/-]+$/.test(part);
  return word.split('.').every(isOne);
}

const isMixed = (word: string): boolean =>
  /\d/.test(word) && /[A-Z]/.test(word) && (/[a-z]/.test(word) || !/[_-]/.test(word));
