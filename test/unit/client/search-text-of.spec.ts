import { describe, expect, it } from '@jest/globals';
import { searchTextOf } from '../../../lib/client/bulk/search-text-of.js';
import { parseSearch } from '../../../lib/dashboard/search/parse-search.js';
import type { JobSearch } from '../../../lib/storage/monitoring/monitoring-store.js';

const ID = '019b2d3a-0000-7000-8000-000000000001';
const NOW = { now: new Date('2026-11-30T12:00:00Z'), timeZone: 'UTC' };
const at = new Date('2026-01-31T14:30:00.123Z');

describe('The text of a search that code began', () => {
  it.each<JobSearch>([
    { states: ['Failed', 'OnHold'], type: 'Mail', method: 'send' },
    {
      error: 'said "no" \\ and more',
      argument: '//x',
      queue: 'mails',
      words: ['two words', 'a:b'],
    },
    { before: at, after: at, failedBefore: at, failedAfter: at },
    { serverId: 'web:1', ranOn: 'web 2', recurringId: 'every hour', batchId: ID, bulkId: ID },
    { duration: { atLeast: 5 }, latency: { atLeast: 1, atMost: 2_000 }, fingerprint: '0a1b' },
    { ids: [ID], type: 'x' },
  ])('finds the same jobs in the dashboard: %j', (search) => {
    expect(parseSearch(searchTextOf(search), NOW)).toEqual(search);
  });

  it('has the states of this library in lower case, as people write them', () => {
    expect(searchTextOf({ states: ['Failed', 'Deleted'] })).toBe('state:"failed,deleted"');
  });

  it('names the list of the retries, which is no term of a search', () => {
    expect(searchTextOf({ isRetry: true, type: 'Mail' })).toBe('retries type:Mail');
  });

  it('is empty for ids alone, which the dashboard takes for a selection', () => {
    expect(searchTextOf({ ids: [ID], states: undefined })).toBe('');
  });
});
