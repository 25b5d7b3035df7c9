import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LookBudget } from '../../../../lib/server/claiming/look-budget.js';

const INTERVAL_MS = 200;

let nowMs: number;
let budget: LookBudget;

const look = (hasFound: boolean, times = 1) => {
  for (let n = 0; n < times; n += 1) budget.record({ hasFound });
};

beforeEach(() => {
  nowMs = 1_000;
  jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  budget = new LookBudget();
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('Looks that hints lead to', () => {
  it('happen at once as long as they find something, however many come', () => {
    look(true, 10_000);

    expect(budget.waitMs).toBe(0);
  });

  it('have to wait when twenty in a row have found nothing', () => {
    look(false, 19);
    expect(budget.waitMs).toBe(0);
    look(false);

    expect(budget.waitMs).toBe(INTERVAL_MS);
  });

  it('find nothing at most five times a second in the long run', () => {
    look(false, 1_000);
    for (let turn = 0; turn < 10; turn += 1) {
      nowMs += budget.waitMs;
      expect(budget.waitMs).toBe(0);
      look(false);
      expect(budget.waitMs).toBe(INTERVAL_MS);
    }
  });

  it('happen at once again after a look that has found something', () => {
    look(false, 1_000);
    look(true);

    expect(budget.waitMs).toBe(0);
  });

  it('are forgotten after some seconds', () => {
    look(false, 1_000);
    nowMs += 20 * INTERVAL_MS;
    look(false, 19);

    expect(budget.waitMs).toBe(0);
  });
});
