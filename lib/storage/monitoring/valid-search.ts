import { InvalidSearchError } from '../errors/invalid-search-error.js';
import type { MsRange } from './monitoring-store.js';

/** Nobody reads a longer page. */
export const MAX_PAGE_SIZE = 10_000;

/** Every store can compare the times between these two with its own. */
const EARLIEST_MS = Date.parse('0001-01-01T00:00:00Z');
const LATEST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Refuses texts with the character NUL, times outside of the years 1 to 9999, and lengths of time that are no numbers,
 * because some store cannot compare them.
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
 * The count stops at this number.
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
  if (isRange(value)) requireValidRange(field, value);
}

const isRange = (value: unknown): value is MsRange =>
  typeof value === 'object' && value !== null && !(value instanceof Date);

function requireValidRange(field: string, { atLeast = 0, atMost = 0 }: MsRange): void {
  if (Number.isFinite(atLeast) && Number.isFinite(atMost)) return;
  throw new InvalidSearchError(field, 'has an end that is no number of milliseconds');
}

/** False for an invalid Date. */
const isComparable = (ms: number) => ms >= EARLIEST_MS && ms <= LATEST_MS;
