import { describe, expect, it } from '@jest/globals';
import { rowsOf } from '../../../../lib/storages/redis/scripts/rows.js';

describe('rows for a script', () => {
  it('keep once what all of them have in common', () => {
    const { head, own } = rowsOf([
      ['a', 'mail', 1, ''],
      ['b', 'mail', 2, ''],
    ]);

    expect(head).toEqual([2, 1, 3, 'a', 'mail', 1, '']);
    expect(own).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  it('keep the first field of a single row with the row', () => {
    expect(rowsOf([['a', 'mail']])).toEqual({ head: [1, 1, 'a', 'mail'], own: [['a']] });
  });

  it('may be none', () => {
    expect(rowsOf([])).toEqual({ head: [], own: [] });
  });
});
