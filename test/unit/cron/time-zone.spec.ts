import { describe, expect, it } from '@jest/globals';
import { otherNameOf, TimeZone } from '../../../lib/cron/zones/time-zone.js';

describe('the current name of a time zone', () => {
  it.each([
    ['US/Eastern', 'America/New_York'],
    ['Turkey', 'Europe/Istanbul'],
    ['Etc/UTC', 'UTC'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ])('is shown for a zone with an older name: %s', (name, current) => {
    expect(otherNameOf(name)).toBe(current);
  });

  it.each([
    'Asia/Kolkata',
    'asia/kolkata',
    'Europe/Istanbul',
    'UTC',
    'America/Nuuk',
    'Pacific/Pohnpei',
  ])('is not shown twice: %s', (name) => {
    expect(otherNameOf(name)).toBeUndefined();
  });

  it.each(['BST', 'No/Where', ''])('is undefined where there is no zone: %p', (name) => {
    expect(otherNameOf(name)).toBeUndefined();
  });

  it('belongs to a zone with the same clocks', () => {
    const summer = Date.parse('2026-07-01T12:00Z');
    const winter = Date.parse('2026-01-01T12:00Z');
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const current = otherNameOf(zone);
      if (current === undefined) continue;
      for (const at of [summer, winter]) {
        expect(TimeZone.named(current).localAt(at)).toBe(TimeZone.named(zone).localAt(at));
      }
    }
  });
});
