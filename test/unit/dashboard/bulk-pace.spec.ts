import { describe, expect, it } from '@jest/globals';
import { portionSize, resumeAt } from '../../../lib/client/bulk/bulk-pace.js';

const NOW = new Date('2026-01-31T12:00:00Z');

describe('The pace of a bulk operation', () => {
  it.each([
    ['none', undefined, Number.POSITIVE_INFINITY, 200],
    ['none, near the limit', undefined, 7, 7],
    ['a job a minute', 1, 100, 1],
    ['two jobs a second', 120, 100, 10],
    ['two jobs a second, near the limit', 120, 3, 3],
    ['more jobs than a portion has', 100_000, 1_000, 200],
  ])('makes the portions small enough: %s', (_, perMinute, left, size) => {
    expect(portionSize(perMinute, left)).toBe(size);
  });

  it.each([
    [1, 1, '2026-01-31T12:01:00.000Z'],
    [120, 10, '2026-01-31T12:00:05.000Z'],
    [100_000, 200, '2026-01-31T12:00:00.120Z'],
    [7, 1, '2026-01-31T12:00:08.572Z'],
  ])('of %p a minute rests after %p changes', (perMinute, changed, at) => {
    expect(resumeAt(perMinute, changed, NOW)?.toISOString()).toBe(at);
  });

  it('does not rest where nothing was changed, and where there is no pace', () => {
    expect(resumeAt(10, 0, NOW)).toBeUndefined();
    expect(resumeAt(undefined, 200, NOW)).toBeUndefined();
  });
});
