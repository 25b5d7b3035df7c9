import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { EventLoopBudget } from '../../../lib/support/flow/event-loop-budget.js';

describe('a budget of the event loop', () => {
  it('lets its number of steps go on at once', () => {
    const budget = new EventLoopBudget(2);

    expect(budget.step()).toBeUndefined();
    expect(budget.step()).toBeUndefined();
    expect(budget.step()).toBeInstanceOf(Promise);
  });

  it('lets all later callers wait for the same turn', () => {
    const budget = new EventLoopBudget(0);

    expect(budget.step()).toBe(budget.step());
  });

  it('lets other due work go first, and then starts again', async () => {
    const budget = new EventLoopBudget(1);
    const order: string[] = [];
    void budget.step();
    const other = setImmediate().then(() => order.push('other'));

    await budget.step();
    order.push('step');
    await other;

    expect(order).toEqual(['other', 'step']);
    expect(budget.step()).toBeUndefined();
  });
});
