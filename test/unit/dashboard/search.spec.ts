import { describe, expect, it } from '@jest/globals';
import { UnknownTimeZoneError } from '../../../lib/cron/errors/unknown-time-zone-error.js';
import { InvalidSearchTextError } from '../../../lib/dashboard/errors/invalid-search-text-error.js';
import { parseSearch } from '../../../lib/dashboard/search/parse-search.js';

const NOW = new Date('2026-03-10T12:00:00Z');
const JOB = '01890a5d-ac96-774b-bcce-b302099a8057';
const parsed = (text: string, timeZone = 'UTC') => parseSearch(text, { now: NOW, timeZone });

describe('Text of a search', () => {
  it('restricts nothing when it is empty', () => {
    expect(parsed('')).toEqual({});
    expect(parsed('  \t ')).toEqual({});
  });

  it('has words that are searched in type, method and error', () => {
    expect(parsed('mail  refused')).toEqual({ words: ['mail', 'refused'] });
  });

  it('has qualifiers for each part of a job', () => {
    const text =
      'type:Email method:send queue:critical error:Timeout arg:42 server:s1 recurring:r1';

    expect(parsed(text)).toEqual({
      type: 'Email',
      method: 'send',
      queue: 'critical',
      error: 'Timeout',
      argument: '42',
      serverId: 's1',
      recurringId: 'r1',
    });
  });

  it('finds the jobs of a bulk operation in some states', () => {
    const id = '0199f4a0-0000-7000-8000-000000000001';
    expect(parsed(`state:failed bulk:${id}`)).toEqual({ states: ['Failed'], bulkId: id });
  });

  it('has values with spaces in quotes', () => {
    expect(parsed('error:"connection refused" "a b"')).toEqual({
      error: 'connection refused',
      words: ['a b'],
    });
  });

  it('has quotes and backslashes inside quotes behind a backslash', () => {
    expect(parsed(String.raw`error:"say \"no\" \\ \n"`)).toEqual({
      error: String.raw`say "no" \ \n`,
    });
  });

  it('takes quoted text as it is, also with a colon', () => {
    expect(parsed('"TypeError: x is undefined"')).toEqual({ words: ['TypeError: x is undefined'] });
  });

  it('takes an address for a word', () => {
    expect(parsed('https://example.org/a')).toEqual({ words: ['https://example.org/a'] });
  });

  it('takes a colon without a name for a part of the word', () => {
    expect(parsed('12:30 ::1')).toEqual({ words: ['12:30', '::1'] });
  });

  it('names states in any case, several of them by a comma or again', () => {
    expect(parsed('state:failed,DELETED state:enqueued')).toEqual({
      states: ['Failed', 'Deleted', 'Enqueued'],
    });
    expect(parsed('STATE:Paused')).toEqual({ states: ['Paused'] });
  });

  it('names jobs by their ids, with the qualifier or without', () => {
    expect(parsed(`id:${JOB.toUpperCase()}`)).toEqual({ ids: [JOB] });
    expect(parsed(JOB)).toEqual({ ids: [JOB] });
  });

  it.each([
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31T14:30', '2026-01-31T14:30:00.000Z'],
    ['2026-01-31T14:30:15.5Z', '2026-01-31T14:30:15.500Z'],
    ['2026-01-31T14:30+03:00', '2026-01-31T11:30:00.000Z'],
    ['2026-01-31T14:30-0230', '2026-01-31T17:00:00.000Z'],
    ['90s', '2026-03-10T11:58:30.000Z'],
    ['15m', '2026-03-10T11:45:00.000Z'],
    ['6h', '2026-03-10T06:00:00.000Z'],
    ['2d', '2026-03-08T12:00:00.000Z'],
    ['1W', '2026-03-03T12:00:00.000Z'],
  ])('understands the time %s', (text, instant) => {
    expect(parsed(`before:${text}`)).toEqual({ before: new Date(instant) });
    expect(parsed(`after:"${text}"`)).toEqual({ after: new Date(instant) });
  });

  it.each([
    ['2026-01-31', '2026-01-30T21:00:00.000Z'],
    ['2026-01-31T14:30', '2026-01-31T11:30:00.000Z'],
    ['2026-01-31T14:30Z', '2026-01-31T14:30:00.000Z'],
    ['10:05', '2026-03-10T07:05:00.000Z'],
  ])('has the time %s in the zone of its reader', (text, instant) => {
    expect(parsed(`after:"${text}"`, 'Europe/Istanbul')).toEqual({ after: new Date(instant) });
  });

  it.each([
    ['10:05', '2026-03-10T10:05:00.000Z'],
    ['9:05:07', '2026-03-10T09:05:07.000Z'],
    ['12:00', '2026-03-10T12:00:00.000Z'],
    ['12:01', '2026-03-09T12:01:00.000Z'],
    ['23:59:59', '2026-03-09T23:59:59.000Z'],
  ])('takes the time of day %s for the latest one that has passed', (text, instant) => {
    expect(parsed(`after:${text}`)).toEqual({ after: new Date(instant) });
    expect(parsed(`before:${text}`)).toEqual({ before: new Date(instant) });
  });

  it.each([
    ['after:10:00 before:13:00', '2026-03-10T10:00', '2026-03-10T13:00'],
    ['before:01:00 after:23:00', '2026-03-09T23:00', '2026-03-10T01:00'],
    ['after:22:00 before:23:00', '2026-03-09T22:00', '2026-03-09T23:00'],
    ['after:10:00 before:10:00', '2026-03-10T10:00', '2026-03-11T10:00'],
  ])('has the times of %s in their order', (text, after, before) => {
    expect(parsed(text)).toEqual({
      after: new Date(`${after}:00Z`),
      before: new Date(`${before}:00Z`),
    });
  });

  it('has a time that the clock shows twice from its first beginning, and skipped ones from the change', () => {
    const inBerlin = (text: string) => parsed(`after:${text}`, 'Europe/Berlin').after?.toJSON();

    expect(inBerlin('2025-10-26T02:30')).toBe('2025-10-26T00:30:00.000Z');
    expect(inBerlin('2026-03-29T02:30')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('has the times of failures, and the server of a run', () => {
    expect(parsed('failed-after:2h failed-before:"2026-03-10 11:30" ran-on:shop:1:a')).toEqual({
      failedAfter: new Date('2026-03-10T10:00:00Z'),
      failedBefore: new Date('2026-03-10T11:30:00Z'),
      ranOn: 'shop:1:a',
    });
    expect(parsed('failed-before:01:00 failed-after:23:00 before:1d')).toEqual({
      failedAfter: new Date('2026-03-09T23:00:00Z'),
      failedBefore: new Date('2026-03-10T01:00:00Z'),
      before: new Date('2026-03-09T12:00:00Z'),
    });
  });

  it.each([
    ['>5s', { atLeast: 5_001 }],
    ['>=5s', { atLeast: 5_000 }],
    ['<500ms', { atMost: 499 }],
    ['<=1.5h', { atMost: 5_400_000 }],
    ['>0.5ms', { atLeast: 1 }],
    ['<0ms', { atMost: -1 }],
    ['1s..5s', { atLeast: 1_000, atMost: 5_000 }],
    ['0.25S..2M', { atLeast: 250, atMost: 120_000 }],
    ['1d..', { atLeast: 86_400_000 }],
    ['..1m', { atMost: 60_000 }],
  ])('has the length of time %s of a run, and of the wait for it', (text, range) => {
    expect(parsed(`duration:${text}`)).toEqual({ duration: range });
    expect(parsed(`wait:"${text}"`)).toEqual({ latency: range });
  });

  it('needs to know the zone only for times in it', () => {
    expect(parsed('after:2d type:Email', 'Nowhere/Land')).toMatchObject({ type: 'Email' });
    expect(() => parsed('after:10:05', 'Nowhere/Land')).toThrow(UnknownTimeZoneError);
  });

  it('is read in Turkish, Arabic and with emoji', () => {
    expect(parsed('type:Müşteri "فشل الاتصال" 📧')).toEqual({
      type: 'Müşteri',
      words: ['فشل الاتصال', '📧'],
    });
  });
});

describe('A search that cannot be read', () => {
  it.each([
    ['typ:Email', 'typ', 'Did you mean "type:"?'],
    ['TypeError: x', 'typeerror', 'put it in quotes'],
    ['constructor:x', 'constructor', 'is no qualifier'],
    ['type:', 'type', 'expected something behind it'],
    ['type:""', 'type', 'expected something behind it'],
    ['type:a type:b', 'type', 'twice'],
    ['arg:a arg:b', 'arg', 'twice'],
    ['queue:Not_A_Queue', 'queue', 'the name of a queue, got "Not_A_Queue"'],
    ['id:42', 'id', 'the id of a job, got "42"'],
    ['batch:42', 'batch', 'the id of a batch'],
    ['bulk:42', 'bulk', 'the id of a bulk operation'],
    ['state:a/b', 'state', 'the name of a state'],
    ['before:yesterday', 'before', 'a date such as 2026-01-31'],
    ['before:2026-02-31', 'before', 'a date such as'],
    ['after:2026-01-31T25:00', 'after', 'a date such as'],
    ['before:1d before:2d', 'before', 'twice'],
    ['failed-after:soon', 'failed-after', 'a date such as'],
    ['failed-afte:1h', 'failed-afte', 'Did you mean "failed-after:"?'],
    ['failed-before:1d failed-before:2d', 'failed-before', 'twice'],
    ['ran-on:a ran-on:b', 'ran-on', 'twice'],
    ['duration:5s', 'duration', 'a length of time behind a sign, such as >5s'],
    ['duration:>5', 'duration', 'got ">5"'],
    ['duration:..', 'duration', 'such as 1s..5s'],
    ['duration:>1s duration:<5s', 'duration', 'twice'],
    ['wait:>5y', 'wait', 'a length of time'],
    ['after:24:00', 'after', 'a time of day such as 14:30'],
    ['after:10:60', 'after', 'a time of day'],
    ['before:10:05:60', 'before', 'got "10:05:60"'],
  ])('%s is refused, naming the qualifier', (text, qualifier, problem) => {
    const error = failureOf(text);

    expect(error.qualifier).toBe(qualifier);
    expect(error.message).toContain(problem);
    expect(error.message.startsWith(`${qualifier}: `)).toBe(true);
  });

  it.each([
    ['"open', 'an end for each quote'],
    ['error:"open', 'an end for each quote'],
    ['"a"b', 'a space behind each word'],
    ['a\0b', 'without NUL'],
    ['x'.repeat(2_001), 'at most 2000 characters'],
    ['x '.repeat(51), 'at most 50 terms'],
  ])('%s is refused as a whole', (text, problem) => {
    expect(failureOf(text).qualifier).toBeUndefined();
    expect(failureOf(text).message).toContain(problem);
  });

  it('is refused at once, whatever is wrong with it', () => {
    expect(() => parsed(`"${'\\"'.repeat(900)}`)).toThrow(InvalidSearchTextError);
  });
});

function failureOf(text: string): InvalidSearchTextError {
  try {
    parsed(text);
  } catch (error) {
    if (error instanceof InvalidSearchTextError) return error;
    throw error;
  }
  throw new Error(`Expected a refusal of ${text}`);
}
