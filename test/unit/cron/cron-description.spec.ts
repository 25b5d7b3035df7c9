import { describe, expect, it } from '@jest/globals';
import { describeCron } from '../../../lib/cron/words/cron-description.js';

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

  it('does not call a step an interval when it is none', () => {
    expect(describeCron('*/45 * * * *')).toBe('At 0 and 45 minutes past the hour');
    expect(describeCron('0 0 * * 5/2')).toBe('At 00:00, only on Sunday and Friday');
  });

  it.each([
    ['5-59/59 * * * *', '5 * * * *'],
    ['05-59/59 * * * *', '5 * * * *'],
    ['50/30 * * * *', '50 * * * *'],
    ['3-10/7 * * * *', '3,10 * * * *'],
    ['50-10/15 * * * *', '5,50 * * * *'],
    ['0 9-17/4 * * *', '0 9,13,17 * * *'],
    ['0 0 1 JAN-JUN/2 *', '0 0 1 1,3,5 *'],
    ['0 0 1-15/7 * *', '0 0 1,8,15 * *'],
    ['20/15 * * * *', '20,35,50 * * * *'],
    ['?/45 * * * *', '0,45 * * * *'],
    ['5-5 * * * *', '5 * * * *'],
    ['5/1 * * * *', '5-59 * * * *'],
    ['0/1 * * * *', '* * * * *'],
    ['0,10-20/5,45 * * * *', '0,10,15,20,45 * * * *'],
    ['*/15,7 * * * *', '0,7,15,30,45 * * * *'],
    ['50/30 * * * * *', '50 * * * * *'],
    ['10-20/30 * * * * *', '10 * * * * *'],
    ['0 20/6 * * *', '0 20 * * *'],
    ['0 5/7 * * *', '0 5,12,19 * * *'],
    ['0 5,6-8/2 * * *', '0 5,6,8 * * *'],
    ['0 0 20/20 * *', '0 0 20 * *'],
    ['0 0 10-20/11 * *', '0 0 10 * *'],
    ['0 0 */20 * *', '0 0 1,21 * *'],
    ['0 0 5/2 * *', '0 0 5-31/2 * *'],
    ['0 0 31/1 * *', '0 0 31 * *'],
    ['0 0 1/10,L * *', '0 0 1,11,21,31 * * | 0 0 L * *'],
    ['0 0 L-03 * *', '0 0 L-3 * *'],
    ['0 0 L-0 * *', '0 0 L * *'],
    ['0 0 1 */7 *', '0 0 1 1,8 *'],
    ['0 0 1 */5 *', '0 0 1 1,6,11 *'],
    ['0 0 1 11/3 *', '0 0 1 11 *'],
    ['0 0 1 FEB/12 *', '0 0 1 2 *'],
    ['0 0 1 12/1 *', '0 0 1 12 *'],
    ['0 0 * * */7', '0 0 * * 0'],
    ['0 0 * * */5', '0 0 * * 0,5'],
    ['0 0 * * 5/5', '0 0 * * 5'],
    ['0 0 * * SUN/3', '0 0 * * 0,3,6'],
    ['0 0 * * 1-5/2', '0 0 * * 1,3,5'],
    ['0 0 * * FRI-MON/3', '0 0 * * 1,5'],
    ['0 0 * * 5/1', '0 0 * * 5-7'],
    ['0 0 * * 0-7', '0 0 * * *'],
    ['0 0 * * 2,4/2', '0 0 * * 2,4,6'],
    ['0 0 * * 05L', '0 0 * * 5L'],
    ['0 0 * * 01#02', '0 0 * * 1#2'],
  ])('describes the plain values where a step is no interval: %s is %s', (cron, plain) => {
    for (const locale of ['en', 'tr', 'de', 'fa', 'ja', 'ru']) {
      expect(describeCron(cron, locale)).toBe(describeCron(plain, locale));
    }
  });

  it.each([
    ['5/20 * * * *', 'Every 20 minutes, starting at 5 minutes past the hour'],
    ['0-30/2 * * * *', 'Every 2 minutes, minutes 0 through 30 past the hour'],
    ['* */23 * * *', 'Every minute, at 00:00 through 00:59 and 23:00 through 23:59'],
    ['*/15 5-6,12 * * *', 'Every 15 minutes, at 05:00 through 06:59 and 12:00 through 12:59'],
    ['30 9,17 * * *', 'At 09:30 and 17:30'],
    ['0 */6 * * *', 'On the hour, every 6 hours'],
    ['0 4-17/2 * * *', 'On the hour, every 2 hours, between 04:00 and 17:00'],
    ['0 0 */2 * *', 'At 00:00, every 2 days in a month, between day 1 and 31 of the month'],
    ['0 0 1 2/3 *', 'At 00:00, on day 1 of the month, every 3 months, February through December'],
  ])(
    'names the step where the step is an interval, or says from when to when: %s',
    (cron, words) => {
      expect(describeCron(cron)).toBe(words);
    },
  );

  it.each([
    ['0 0 L-3,15 * *', '0 0 15 * * | 0 0 L-3 * *'],
    ['0 0 L-3,L * *', '0 0 L-3 * * | 0 0 L * *'],
    ['0 0 L,15 * *', '0 0 15 * * | 0 0 L * *'],
    ['0 0 15W,1-5,L * *', '0 0 1-5 * * | 0 0 15W * * | 0 0 L * *'],
    ['0 0 * * MON#2,2', '0 0 * * 2 | 0 0 * * MON#2'],
    ['0 0 * * FRIL,MONL', '0 0 * * FRIL | 0 0 * * MONL'],
    ['0 0 L,L * *', '0 0 L * *'],
    ['0 0 1,L * 1,FRIL', '0 0 1 * 1 | 0 0 1 * FRIL | 0 0 L * 1 | 0 0 L * FRIL'],
  ])('has a sentence for each special day of a list: %s', (cron, separate) => {
    for (const locale of ['en', 'tr', 'de', 'bg', 'ja', 'ru']) {
      const words = describeCron(cron, locale);
      expect(words).toBe(describeCron(separate, locale));
      expect(words).not.toBe(cron);
    }
  });

  it('is the text itself where it would need too many sentences', () => {
    const weekdays = Array.from({ length: 5 }, (_, nth) => `MON#${nth + 1},TUE#${nth + 1}`);
    const cron = `0 0 L,LW,15W * ${weekdays.join(',')}`;

    expect(describeCron(cron)).toBe(cron);
  });

  it('says that an expression never occurs', () => {
    expect(describeCron('0 0 31 2 *')).toBe('Never');
    expect(describeCron('0 0 31 2 *', 'tr')).toBe('Hiçbir zaman');
    expect(describeCron('0 0 31 2 *', 'ja')).toBe('実行されません');
    expect(describeCron('0 0 31 2 *', 'fi')).toBe('Never');
  });

  it.each([
    ['tr', 'Saat 09:00, Pazartesi ile Cuma arasında'],
    ['tr-TR', 'Saat 09:00, Pazartesi ile Cuma arasında'],
    ['de', 'Um 09:00, Montag bis Freitag'],
    ['pt', 'Às 09:00, de segunda-feira a sexta-feira'],
    ['pt_BR', 'Às 09:00, de segunda-feira a sexta-feira'],
    ['zh', '在09:00, 星期一至星期五'],
  ])('exists in other languages: %s', (locale, words) => {
    expect(describeCron('0 9 * * 1-5', locale)).toBe(words);
  });

  it('is correct in languages where the words of cronstrue are not', () => {
    for (const locale of ['hu', 'vi']) {
      expect(describeCron('3-6 * * * *', locale)).toBe(describeCron('3,4,5,6 * * * *', locale));
      expect(describeCron('3-6 * * * * *', locale)).toBe(describeCron('3,4,5,6 * * * * *', locale));
      expect(describeCron('0 3-6 * * *', locale)).toContain('06:00');
    }
    expect(describeCron('0 0 L-3 * *', 'tr')).toBe('Saat 00:00, ayın son gününden 3 gün önce');
    expect(describeCron('0 0 L-1 * *', 'tr')).toBe('Saat 00:00, ayın son gününden 1 gün önce');
  });

  it.each(['xx', 'not a language', '', '../tr', '__proto__'])('is English for %p', (locale) => {
    expect(describeCron('0 9 * * *', locale)).toBe('At 09:00');
  });

  it.each(['', 'x', '61 * * * *', '* * * *', '0 0 1 1 * 2024 *', '0 0 L-3W * *'])(
    'is the text itself where it cannot be described: %p',
    (cron) => {
      expect(describeCron(cron)).toBe(cron);
    },
  );
});
