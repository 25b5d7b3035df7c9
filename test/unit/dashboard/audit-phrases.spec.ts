import { describe, expect, it } from '@jest/globals';
import { partsOf, phrase } from '../../../lib/dashboard/audit/audit-phrases.js';

const ID = '01900000-0000-7000-8000-000000000001';
const TIME = '2026-03-11T08:30:00.000Z';

describe('The details of an entry of the audit', () => {
  it.each([
    [phrase('selected', { count: 3 }), '', [{ code: 'selected', values: { count: 3 } }]],
    [
      'state:failed error:"a, b", the first 10, 600 a minute',
      'state:failed error:"a, b"',
      [
        { code: 'first', values: { count: 10 } },
        { code: 'per-minute', values: { count: 600 } },
      ],
    ],
    [`Error, until ${TIME}`, 'Error', [{ code: 'until', values: { time: Date.parse(TIME) } }]],
    [
      'Error, until another version than 1.2, 1.3 runs',
      'Error',
      [{ code: 'until-version', values: { versions: '1.2, 1.3' } }],
    ],
    [`MailService.send, copy of ${ID}`, 'MailService.send', [{ code: 'copy', values: { id: ID } }]],
    ['csv, jobs: 1', 'csv', [{ code: 'exported', values: { count: 1 } }]],
    ['csv, broken off, jobs: at most 200', 'csv', [{ code: 'broken-off', values: { count: 200 } }]],
    ['queue-stuck, until it ends', 'queue-stuck', [{ code: 'until-end', values: {} }]],
    ['* * * * * (UTC) → @daily (UTC)', '* * * * * (UTC) → @daily (UTC)', []],
    ['said by nobody for ever', 'said by nobody for ever', []],
  ])('are told apart into names and phrases: %s', (details, text, phrases) => {
    expect(partsOf(details)).toEqual({ text, phrases });
  });
});
