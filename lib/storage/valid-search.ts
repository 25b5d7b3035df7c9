import { InvalidSearchError } from './errors/invalid-search-error.js';

/** More than anybody reads at once. */
export const MAX_PAGE_SIZE = 10_000;

/** What every store can compare with the times that it keeps. */
const EARLIEST_MS = Date.parse('0001-01-01T00:00:00Z');
const LATEST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Every store keeps texts without the character NUL, and compares times.
 *
 * @throws InvalidSearchError
 */
export function requireValidSearch(search: object): void {
  for (const [field, value] of Object.entries(search)) {
    for (const part of Array.isArray(value) ? value : [value]) requireValid(field, part);
  }
}

/** @throws InvalidSearchError */
export function requireValidLimit(limit: number): void {
  if (Number.isInteger(limit) && limit >= 1 && limit <= MAX_PAGE_SIZE) return;
  const expected = `expected an integer of at least 1 and at most ${MAX_PAGE_SIZE}`;
  throw new InvalidSearchError('limit', `is ${limit}, ${expected}`);
}

/**
 * Of a number up to which something is to be counted.
 *
 * @throws InvalidSearchError
 */
export function requireValidBound(atMost: number): void {
  if (Number.isSafeInteger(atMost) && atMost >= 0) return;
  throw new InvalidSearchError('atMost', `is ${atMost}, expected an integer of at least 0`);
}

function requireValid(field: string, value: unknown): void {
  if (typeof value === 'string' && value.includes('\0')) {
    throw new InvalidSearchError(field, 'contains the character NUL');
  }
  if (value instanceof Date && !isComparable(value.getTime())) {
    throw new InvalidSearchError(field, 'is no time of the years 1 to 9999');
  }
}

/** False for a time that is none. */
const isComparable = (ms: number) => ms >= EARLIEST_MS && ms <= LATEST_MS;
