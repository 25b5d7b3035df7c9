import { describe, expect, it } from '@jest/globals';
import { isUuid, UuidV7Generator } from '../../../lib/support/uuid-v7.js';

const NOW_MS = Date.parse('2026-11-22T12:00:00.123Z');

describe('ids', () => {
  it('are UUIDs of version 7', () => {
    const id = new UuidV7Generator().next(NOW_MS);

    expect(isUuid(id)).toBe(true);
    expect(id).toMatch(/^.{14}7.{4}[89ab]/);
  });

  it('carry the time at which they were made', () => {
    const id = new UuidV7Generator().next(NOW_MS);

    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(NOW_MS);
  });

  it('grow, even many within a millisecond and when the clock steps back', () => {
    const generator = new UuidV7Generator();
    const ids = Array.from({ length: 10_000 }, (_, index) =>
      generator.next(NOW_MS - (index % 2) * 5_000),
    );

    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('differ between generators', () => {
    const [one, other] = [new UuidV7Generator(), new UuidV7Generator()];

    expect(one.next(NOW_MS)).not.toBe(other.next(NOW_MS));
  });
});
