import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CronSchedule } from '../../../lib/cron/cron-schedule.js';
import { cronTextOf } from '../../../lib/cron/reading/cron-text.js';
import { describableText } from '../../../lib/cron/words/describable-text.js';
import { randomDays, randomMinutes, randomSeconds } from './random-cron.js';

const START = new Date('2024-02-27T22:00Z');

describe('the text that a description is made from', () => {
  it('means the same as the expression', () => {
    const timesOf = (cron: string) => CronSchedule.parse(cron).nextMany(START, 20);

    fc.assert(
      fc.property(fc.oneof(randomDays(), randomMinutes(), randomSeconds()), ({ text }) => {
        expect(timesOf(describableText(cronTextOf(text)))).toEqual(timesOf(text));
      }),
    );
  });
});
