import { describe, expect, it } from '@jest/globals';
import { bulkJobsOf } from '../../../lib/dashboard/api/mapping/bulk-jobs.js';
import type { BulkOperationRecord } from '../../../lib/storage/bulk/bulk-store.js';

const jobsOf = (given: Partial<BulkOperationRecord>) =>
  bulkJobsOf({
    id: '1',
    action: 'requeue',
    search: {},
    searchText: '',
    startedAt: new Date(0),
    startedBy: 'ada',
    expected: 1,
    isExpectedExact: true,
    changed: 1,
    skipped: 0,
    isCanceled: false,
    ...given,
  });
const ids = (count: number) => Array.from({ length: count }, (_, number) => `id-${number}`);

describe('The jobs of a bulk operation', () => {
  it('are listed by their ids if they were selected', () => {
    expect(jobsOf({ search: { ids: ids(2), states: ['Failed'] } })).toEqual({
      list: 'all',
      search: 'id:id-0,id-1',
      isExact: true,
    });
  });

  it('are not listed if they are too many for a search', () => {
    expect(jobsOf({ search: { ids: ids(51) } })).toBeUndefined();
  });

  it('are what the search finds that chose them', () => {
    const text = 'state:failed error:"no  room" retries';
    const found = jobsOf({ search: { states: ['Failed'], error: 'no  room' }, searchText: text });

    expect(found).toEqual({ list: 'all', search: text, isExact: false });
  });

  it('are what a search for ids finds that somebody wrote', () => {
    const found = jobsOf({ search: { ids: ids(1) }, searchText: 'id:id-0' });

    expect(found).toEqual({ list: 'all', search: 'id:id-0', isExact: false });
  });

  it('are retries if the list of the retries chose them', () => {
    const found = (searchText: string) => jobsOf({ search: { isRetry: true }, searchText });

    expect(found('retries')).toEqual({ list: 'retries', search: '', isExact: false });
    expect(found('retries type:Mail retries')).toMatchObject({ search: 'type:Mail retries' });
  });

  it('cannot be told where the stored search cannot be read', () => {
    expect(jobsOf({ search: undefined })).toBeUndefined();
  });
});
