import { InvalidSearchError } from './errors/invalid-search-error.js';

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

function requireValid(field: string, value: unknown): void {
  if (typeof value === 'string' && value.includes('\0')) {
    throw new InvalidSearchError(field, 'contains the character NUL');
  }
  if (value instanceof Date && Number.isNaN(value.getTime())) {
    throw new InvalidSearchError(field, 'is no valid time');
  }
}
