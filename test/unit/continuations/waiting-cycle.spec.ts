import { describe, expect, it } from '@jest/globals';
import { findWaitingCycle, type WaitingItem } from '../../../lib/continuations/waiting-cycle.js';

const item = (id: string, parents = '', batchId?: string): WaitingItem => ({
  id,
  parentIds: parents.split(' ').filter(Boolean),
  batchId,
});

describe('findWaitingCycle', () => {
  it.each<[string, WaitingItem[]]>([
    ['nothing', []],
    ['a chain', [item('a'), item('b', 'a'), item('c', 'b')]],
    ['a diamond', [item('a'), item('b', 'a'), item('c', 'a'), item('d', 'b c')]],
    ['a chain inside of a batch', [item('B'), item('a', '', 'B'), item('b', 'a', 'B')]],
    ['a job after the batch beside it', [item('A'), item('a', '', 'A'), item('b', 'A')]],
    ['strangers', [item('a', 'unknown'), item('b', 'a', 'elsewhere')]],
    [
      'a batch after a batch, inside of a third',
      [item('X'), item('A', '', 'X'), item('B', 'A', 'X'), item('b', '', 'B')],
    ],
  ])('finds nothing in %s', (_, items) => {
    expect(findWaitingCycle(items)).toBeUndefined();
  });

  it.each<[string, WaitingItem[], string[]]>([
    ['a job that waits for its batch', [item('B'), item('a', 'B', 'B')], ['B', 'a']],
    [
      'a job that waits for a batch around its own',
      [item('A'), item('B', '', 'A'), item('a', 'A', 'B')],
      ['A', 'B', 'a'],
    ],
    ['a batch that waits for the one around it', [item('A'), item('B', 'A', 'A')], ['A', 'B']],
    [
      'two batches, each with a job that waits for the other',
      [item('A'), item('B'), item('a', 'B', 'A'), item('b', 'A', 'B')],
      ['A', 'a', 'B', 'b'],
    ],
    [
      'a batch that waits for a job, which waits for one of its own',
      [item('x', 'b'), item('B', 'x'), item('b', '', 'B')],
      ['x', 'b', 'B'],
    ],
  ])('finds %s', (_, items, cycle) => {
    expect(findWaitingCycle(items)).toEqual(cycle);
  });

  it('follows a chain that is longer than the stack is deep', () => {
    const length = 100_000;
    const chain = Array.from({ length }, (_, n) => item(`${n}`, n === 0 ? '' : `${n - 1}`, 'B'));

    expect(findWaitingCycle([item('B'), ...chain.toReversed()])).toBeUndefined();
    expect(findWaitingCycle([item('B', `${length - 1}`), ...chain])).toContain('B');
  });
});
