import { describe, expect, it } from '@jest/globals';
import { describeCron } from '../../../lib/recurring/cron-description.js';

describe('the description of a cron expression', () => {
  it.each([
    ['* * * * *', 'Every minute'],
    ['*/5 * * * *', 'Every 5 minutes'],
    ['30 9 * * MON-FRI', 'At 09:30, Monday through Friday'],
    ['0 22-2 * * *', 'Every hour, between 22:00 and 02:00'],
    ['0 0 13 * FRI', 'At 00:00, on day 13 of the month, only on Friday'],
    ['0 0 L-3 * *', 'At 00:00, 3 days before the last day of the month'],
    ['0 0 15W * *', 'At 00:00, on the weekday nearest day 15 of the month'],
    ['0 0 * * FRIL', 'At 00:00, on the last Friday of the month'],
    ['0 0 * * MON#2', 'At 00:00, on the second Monday of the month'],
    ['*/10 * * * * *', 'Every 10 seconds'],
    ['@hourly', 'Every hour'],
    ['? ? ? ? ?', 'Every minute'],
  ])('puts %s into words', (cron, words) => {
    expect(describeCron(cron)).toBe(words);
  });

  it('does not take a step for an interval when it is none', () => {
    expect(describeCron('*/45 * * * *')).toBe('At 0 and 45 minutes past the hour');
    expect(describeCron('0 0 * * 5/2')).toBe(
      'At 00:00, every 2 days of the week, Friday through Sunday',
    );
  });

  it('says that an expression never occurs', () => {
    expect(describeCron('0 0 31 2 *')).toBe('Never');
    expect(describeCron('0 0 31 2 *', 'tr')).toBe('Hiçbir zaman');
    expect(describeCron('0 0 31 2 *', 'ja')).toBe('Never');
  });

  it.each([
    ['tr', 'Saat 09:00, Pazartesi ile Cuma arasında'],
    ['tr-TR', 'Saat 09:00, Pazartesi ile Cuma arasında'],
    ['de', 'Um 09:00, Montag bis Freitag'],
    ['pt', 'Às 09:00, de segunda-feira a sexta-feira'],
    ['pt_BR', 'Às 09:00, de segunda-feira a sexta-feira'],
    ['zh', '在09:00, 星期一至星期五'],
  ])('is there in other languages: %s', (locale, words) => {
    expect(describeCron('0 9 * * 1-5', locale)).toBe(words);
  });

  it.each(['xx', 'not a language', '', '../tr', '__proto__'])('is English for %p', (locale) => {
    expect(describeCron('0 9 * * *', locale)).toBe('At 09:00');
  });

  it.each(['', 'x', '61 * * * *', '* * * *', '0 0 1 1 * 2024 *', '0 0 L-3W * *'])(
    'is the text itself for what cannot be described: %p',
    (cron) => {
      expect(describeCron(cron)).toBe(cron);
    },
  );
});
