import { describe, expect, it } from '@jest/globals';
import { CronSchedule } from '../../../lib/cron/cron-schedule.js';

interface Case {
  readonly cron: string;
  readonly what: string;
  /** The first instant from which to look, and then every occurrence from there on. */
  readonly from: string;
  readonly at: readonly string[];
}

/** Every instant is in UTC and was worked out by hand from the tz database. */
const CASES: Readonly<Record<string, readonly Case[]>> = {
  // Forward 2016-03-13 07:00Z, from 02:00 to 03:00. Back 2016-11-06 06:00Z, from 02:00 to 01:00.
  'America/New_York': [
    {
      cron: '30 2 * * *',
      what: 'runs a skipped time right after the gap',
      from: '2016-03-12T12:00Z',
      at: ['2016-03-13T07:00Z', '2016-03-14T06:30Z'],
    },
    {
      cron: '0,15,30 2 * * *',
      what: 'runs once for all that was skipped',
      from: '2016-03-12T12:00Z',
      at: ['2016-03-13T07:00Z', '2016-03-14T06:00Z', '2016-03-14T06:15Z'],
    },
    {
      cron: '0 2,3 * * *',
      what: 'runs once when a skipped time and an existing one fall together',
      from: '2016-03-12T12:00Z',
      at: ['2016-03-13T07:00Z', '2016-03-14T06:00Z', '2016-03-14T07:00Z'],
    },
    {
      cron: '30 * * * *',
      what: 'runs right after the gap when it runs hourly, too',
      from: '2016-03-13T05:45Z',
      at: ['2016-03-13T06:30Z', '2016-03-13T07:00Z', '2016-03-13T07:30Z'],
    },
    {
      cron: '*/20 * * * *',
      what: 'goes on after the gap',
      from: '2016-03-13T06:35Z',
      at: ['2016-03-13T06:40Z', '2016-03-13T07:00Z', '2016-03-13T07:20Z'],
    },
    {
      cron: '30 2 13 3 *',
      what: 'runs in the year whose time was skipped, and in the next',
      from: '2016-01-01T00:00Z',
      at: ['2016-03-13T07:00Z', '2017-03-13T06:30Z'],
    },
    {
      cron: '30 1 * * *',
      what: 'runs once at the first of two equal times',
      from: '2016-11-05T12:00Z',
      at: ['2016-11-06T05:30Z', '2016-11-07T06:30Z'],
    },
    {
      cron: '30 1 * * *',
      what: 'does not run at the second, when the first is over',
      from: '2016-11-06T06:10Z',
      at: ['2016-11-07T06:30Z', '2016-11-08T06:30Z'],
    },
    {
      cron: '0,30 1 * * *',
      what: 'takes a list for fixed times',
      from: '2016-11-05T12:00Z',
      at: ['2016-11-06T05:00Z', '2016-11-06T05:30Z', '2016-11-07T06:00Z'],
    },
    {
      cron: '30 1 1-10 11/1 *',
      what: 'takes ranges and steps of days and months for nothing special',
      from: '2016-11-05T12:00Z',
      at: ['2016-11-06T05:30Z', '2016-11-07T06:30Z'],
    },
    {
      cron: '0 2 * * *',
      what: 'waits for the end of the repeated hour when it is meant',
      from: '2016-11-05T12:00Z',
      at: ['2016-11-06T07:00Z', '2016-11-07T07:00Z'],
    },
    {
      cron: '30 * * * *',
      what: 'runs in both of two equal hours',
      from: '2016-11-06T05:00Z',
      at: ['2016-11-06T05:30Z', '2016-11-06T06:30Z', '2016-11-06T07:30Z'],
    },
    {
      cron: '*/30 1 * * *',
      what: 'runs in both for a step of minutes within a fixed hour',
      from: '2016-11-05T12:00Z',
      at: [
        '2016-11-06T05:00Z',
        '2016-11-06T05:30Z',
        '2016-11-06T06:00Z',
        '2016-11-06T06:30Z',
        '2016-11-07T06:00Z',
      ],
    },
    {
      cron: '15 1-2 * * *',
      what: 'runs in both for a range of hours',
      from: '2016-11-05T12:00Z',
      at: ['2016-11-06T05:15Z', '2016-11-06T06:15Z', '2016-11-06T07:15Z', '2016-11-07T06:15Z'],
    },
    {
      cron: '*/30 59 1 * * *',
      what: 'runs in both for a step of seconds',
      from: '2016-11-05T12:00Z',
      at: [
        '2016-11-06T05:59:00Z',
        '2016-11-06T05:59:30Z',
        '2016-11-06T06:59:00Z',
        '2016-11-06T06:59:30Z',
        '2016-11-07T06:59:00Z',
      ],
    },
  ],
  // By half an hour. Forward 2016-10-01 15:30Z, 02:00 to 02:30. Back 2017-04-01 15:00Z, 02:00 to 01:30.
  'Australia/Lord_Howe': [
    {
      cron: '15 2 * * *',
      what: 'runs a skipped time right after a gap of half an hour',
      from: '2016-10-01T00:00Z',
      at: ['2016-10-01T15:30Z', '2016-10-02T15:15Z'],
    },
    {
      cron: '*/15 * * * *',
      what: 'goes on after half an hour was skipped',
      from: '2016-10-01T15:10Z',
      at: ['2016-10-01T15:15Z', '2016-10-01T15:30Z', '2016-10-01T15:45Z'],
    },
    {
      cron: '45 1 * * *',
      what: 'runs once in a repeated half hour',
      from: '2017-04-01T00:00Z',
      at: ['2017-04-01T14:45Z', '2017-04-02T15:15Z'],
    },
    {
      cron: '*/15 1 * * *',
      what: 'runs through a repeated half hour',
      from: '2017-04-01T14:20Z',
      at: [
        '2017-04-01T14:30Z',
        '2017-04-01T14:45Z',
        '2017-04-01T15:00Z',
        '2017-04-01T15:15Z',
        '2017-04-02T14:30Z',
      ],
    },
  ],
  // At midnight. Forward 2017-10-15 03:00Z, 00:00 to 01:00. Back 2018-02-18 02:00Z, 00:00 to 23:00.
  'America/Sao_Paulo': [
    {
      cron: '0 0 * * *',
      what: 'begins a day without midnight at one',
      from: '2017-10-14T12:00Z',
      at: ['2017-10-15T03:00Z', '2017-10-16T02:00Z'],
    },
    {
      cron: '30 0 * * SUN',
      what: 'knows which day the skipped time belongs to',
      from: '2017-10-14T12:00Z',
      at: ['2017-10-15T03:00Z', '2017-10-22T02:30Z'],
    },
    {
      cron: '30 23 * * SAT',
      what: 'runs once in the repeated last hour of a day',
      from: '2018-02-17T12:00Z',
      at: ['2018-02-18T01:30Z', '2018-02-25T02:30Z'],
    },
    {
      cron: '0 0 * * *',
      what: 'reaches midnight after the repeated hour only',
      from: '2018-02-17T12:00Z',
      at: ['2018-02-18T03:00Z', '2018-02-19T03:00Z'],
    },
    {
      cron: '30 * 17 2 *',
      what: 'gives the day that has 25 hours a run in each',
      from: '2018-02-18T00:45Z',
      at: ['2018-02-18T01:30Z', '2018-02-18T02:30Z', '2019-02-17T03:30Z'],
    },
    {
      cron: '30 0 * * *',
      what: 'keeps its time since summer time was given up in 2019',
      from: '2019-11-02T12:00Z',
      at: ['2019-11-03T03:30Z', '2019-11-04T03:30Z'],
    },
  ],
  // At midnight. Forward 2017-03-25 22:00Z, 00:00 to 01:00. Back 2017-10-28 21:00Z, 00:00 to 23:00.
  'Asia/Beirut': [
    {
      cron: '0 0 * * *',
      what: 'begins a day without midnight at one',
      from: '2017-03-25T12:00Z',
      at: ['2017-03-25T22:00Z', '2017-03-26T21:00Z'],
    },
    {
      cron: '0 0 29 * *',
      what: 'does not begin a day that falls back into the one before',
      from: '2017-10-28T12:00Z',
      at: ['2017-10-28T22:00Z', '2017-11-28T22:00Z'],
    },
    {
      cron: '30 23 * * *',
      what: 'runs once in the repeated last hour of a day',
      from: '2017-10-28T12:00Z',
      at: ['2017-10-28T20:30Z', '2017-10-29T21:30Z'],
    },
    {
      cron: '*/30 23 * * *',
      what: 'runs through the repeated last hour of a day',
      from: '2017-10-28T12:00Z',
      at: [
        '2017-10-28T20:00Z',
        '2017-10-28T20:30Z',
        '2017-10-28T21:00Z',
        '2017-10-28T21:30Z',
        '2017-10-29T21:00Z',
      ],
    },
  ],
  // Winter is the exception here. Forward 2018-03-25 01:00Z, 01:00 to 02:00. Back 2018-10-28 01:00Z.
  'Europe/Dublin': [
    {
      cron: '30 1 * * *',
      what: 'runs a skipped time right after the gap',
      from: '2018-03-24T12:00Z',
      at: ['2018-03-25T01:00Z', '2018-03-26T00:30Z'],
    },
    {
      cron: '30 1 * * *',
      what: 'runs once at the first of two equal times',
      from: '2018-10-27T12:00Z',
      at: ['2018-10-28T00:30Z', '2018-10-29T01:30Z'],
    },
    {
      cron: '*/30 1 * * *',
      what: 'runs through both of two equal hours',
      from: '2018-10-27T12:00Z',
      at: [
        '2018-10-28T00:00Z',
        '2018-10-28T00:30Z',
        '2018-10-28T01:00Z',
        '2018-10-28T01:30Z',
        '2018-10-29T01:00Z',
      ],
    },
  ],
  // Ramadan. Back 2019-05-05 02:00Z, 03:00 to 02:00. Forward 2019-06-09 02:00Z, 02:00 to 03:00.
  'Africa/Casablanca': [
    {
      cron: '30 2 * * *',
      what: 'runs once when Ramadan begins',
      from: '2019-05-04T12:00Z',
      at: ['2019-05-05T01:30Z', '2019-05-06T02:30Z'],
    },
    {
      cron: '30 * * * *',
      what: 'runs in both of two equal hours when Ramadan begins',
      from: '2019-05-05T01:00Z',
      at: ['2019-05-05T01:30Z', '2019-05-05T02:30Z', '2019-05-05T03:30Z'],
    },
    {
      cron: '30 2 * * *',
      what: 'runs a skipped time right after the gap when Ramadan is over',
      from: '2019-06-08T12:00Z',
      at: ['2019-06-09T02:00Z', '2019-06-10T01:30Z'],
    },
  ],
  // Back 2015-11-08 01:00Z, two weeks late. Forward 2016-03-27 01:00Z, 03:00 to 04:00, and for good.
  'Europe/Istanbul': [
    {
      cron: '30 3 * * *',
      what: 'knows that winter came late in 2015',
      from: '2015-11-07T12:00Z',
      at: ['2015-11-08T00:30Z', '2015-11-09T01:30Z'],
    },
    {
      cron: '30 3 * * *',
      what: 'runs a skipped time right after the last gap',
      from: '2016-03-26T12:00Z',
      at: ['2016-03-27T01:00Z', '2016-03-28T00:30Z'],
    },
    {
      cron: '30 3 * * *',
      what: 'knows that winter time did not come in 2016',
      from: '2016-10-29T12:00Z',
      at: ['2016-10-30T00:30Z', '2016-10-31T00:30Z'],
    },
    {
      cron: '0 9 1 12 *',
      what: 'stays three hours ahead of UTC',
      from: '2015-06-01T00:00Z',
      at: ['2015-12-01T07:00Z', '2016-12-01T06:00Z', '2017-12-01T06:00Z'],
    },
  ],
  // At midnight. Forward 2017-10-01 04:00Z, 00:00 to 01:00. Back 2018-03-25 03:00Z, 00:00 to 23:00.
  'America/Asuncion': [
    {
      cron: '0 0 * * *',
      what: 'begins a day without midnight at one',
      from: '2017-09-30T12:00Z',
      at: ['2017-10-01T04:00Z', '2017-10-02T03:00Z'],
    },
    {
      cron: '30 23 * * *',
      what: 'runs once in the repeated last hour of a day',
      from: '2018-03-24T12:00Z',
      at: ['2018-03-25T02:30Z', '2018-03-26T03:30Z'],
    },
    {
      cron: '0 0 * * *',
      what: 'reaches midnight after the repeated hour only',
      from: '2018-03-24T12:00Z',
      at: ['2018-03-25T04:00Z', '2018-03-26T04:00Z'],
    },
  ],
  // There was no 30 December 2011: at 10:00Z of that day, the 29th was followed by the 31st.
  'Pacific/Apia': [
    {
      cron: '0 9 * * *',
      what: 'runs for a skipped day as the next one begins',
      from: '2011-12-29T00:00Z',
      at: ['2011-12-29T19:00Z', '2011-12-30T10:00Z', '2011-12-30T19:00Z', '2011-12-31T19:00Z'],
    },
    {
      cron: '0 9 * * FRI',
      what: 'runs for the Friday that never was',
      from: '2011-12-29T00:00Z',
      at: ['2011-12-30T10:00Z', '2012-01-05T19:00Z'],
    },
    {
      cron: '0 */6 * * *',
      what: 'runs once for all that a day would have had',
      from: '2011-12-30T03:00Z',
      at: ['2011-12-30T04:00Z', '2011-12-30T10:00Z', '2011-12-30T16:00Z'],
    },
  ],
  // Half an hour forward for good, 2016-05-01 07:00Z, 02:30 to 03:00.
  'America/Caracas': [
    {
      cron: '45 2 * * *',
      what: 'runs right after the zone gave up its half hour',
      from: '2016-04-30T12:00Z',
      at: ['2016-05-01T07:00Z', '2016-05-02T06:45Z'],
    },
  ],
  // Half an hour back for good, 2015-08-14 15:00Z, 00:00 to 23:30.
  'Asia/Pyongyang': [
    {
      cron: '45 23 * * *',
      what: 'runs once in the half hour that the zone gained',
      from: '2015-08-14T12:00Z',
      at: ['2015-08-14T14:45Z', '2015-08-15T15:15Z'],
    },
  ],
  // An hour back for good, 2014-10-25 22:00Z, 02:00 to 01:00, and not to winter time.
  'Europe/Moscow': [
    {
      cron: '30 1 * * *',
      what: 'runs once in the hour that the zone gained',
      from: '2014-10-25T12:00Z',
      at: ['2014-10-25T21:30Z', '2014-10-26T22:30Z'],
    },
  ],
  // By two hours. Forward 2017-03-26 01:00Z, 01:00 to 03:00. Back 2017-10-29 01:00Z, 03:00 to 01:00.
  'Antarctica/Troll': [
    {
      cron: '0 2 * * *',
      what: 'runs right after a gap of two hours',
      from: '2017-03-25T12:00Z',
      at: ['2017-03-26T01:00Z', '2017-03-27T00:00Z'],
    },
    {
      cron: '0 2 * * *',
      what: 'runs once in two repeated hours',
      from: '2017-10-28T12:00Z',
      at: ['2017-10-29T00:00Z', '2017-10-30T02:00Z'],
    },
    {
      cron: '0 */2 * * *',
      what: 'runs through two repeated hours',
      from: '2017-10-28T21:00Z',
      at: ['2017-10-28T22:00Z', '2017-10-29T00:00Z', '2017-10-29T02:00Z'],
    },
  ],
};

describe.each(Object.entries(CASES))('in %s, a schedule', (timeZone, cases) => {
  it.each(cases)('$what: $cron from $from', ({ cron, from, at }) => {
    const schedule = CronSchedule.parse(cron, timeZone);

    expect(schedule.nextMany(new Date(from), at.length)).toEqual(at.map((it) => new Date(it)));
  });

  it.each(cases)('$what, seen backwards: $cron', ({ cron, from, at }) => {
    const schedule = CronSchedule.parse(cron, timeZone);
    const seen: Date[] = [];
    let last = schedule.previous(new Date(Date.parse(at.at(-1) as string) + 1));

    while (last && last > new Date(from)) {
      seen.unshift(last);
      last = schedule.previous(last);
    }
    expect(seen).toEqual(at.map((it) => new Date(it)));
  });
});
