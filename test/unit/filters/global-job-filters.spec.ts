import { describe, expect, it } from '@jest/globals';
import { GlobalJobFilters } from '../../../lib/filters/global-job-filters.js';
import type { JobFilter } from '../../../lib/filters/job-filter.js';

class Audit implements JobFilter {
  onCreating() {}
}

class StrictAudit extends Audit {}

const listed = (filters: GlobalJobFilters) => filters.list().map(({ filter }) => filter);

describe('the global filters', () => {
  it('are kept in the order in which they were added', () => {
    const [first, second] = [new Audit(), new Audit()];
    const filters = new GlobalJobFilters([first]);
    filters.add(second, 7);

    expect(listed(filters)).toEqual([first, second]);
    expect(filters.list()[1]?.order).toBe(7);
  });

  it('are removed one by one', () => {
    const [first, second] = [new Audit(), new Audit()];
    const filters = new GlobalJobFilters([first, second]);
    filters.remove(first);

    expect(listed(filters)).toEqual([second]);
    expect(listed(filters)[0]).toBe(second);
  });

  it('are removed by their class, however they were added', () => {
    const other: JobFilter = {};
    const filters = new GlobalJobFilters([Audit, new Audit(), new StrictAudit(), other]);
    filters.remove(Audit);

    expect(listed(filters)).toEqual([other]);
  });

  it('can be cleared', () => {
    const filters = new GlobalJobFilters([Audit]);
    filters.clear();

    expect(filters.list()).toEqual([]);
  });

  it('say with every change that they have changed', () => {
    const filters = new GlobalJobFilters();
    const versions = new Set([filters.version]);

    filters.add(Audit);
    versions.add(filters.version);
    filters.remove(Audit);
    versions.add(filters.version);
    filters.clear();
    versions.add(filters.version);

    expect(versions.size).toBe(4);
  });
});
