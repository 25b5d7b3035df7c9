import { describe, expect, it } from '@jest/globals';
import { PacedRefusals } from '../../../lib/dashboard/access/paced-refusals.js';

const REASON = new Error('refused');

describe('Refusals of requests', () => {
  it('are given a few at a time, the oldest first', async () => {
    const refusals = new PacedRefusals();
    const refused: number[] = [];
    const all = Array.from({ length: 25 }, (_, number) =>
      refusals.refuse(REASON, new AbortController().signal).catch(() => refused.push(number)),
    );

    await all[0];
    await new Promise(setImmediate);
    expect(refused).toEqual(Array.from({ length: 5 }, (_, number) => number));
    await Promise.all(all);
    expect(refused).toHaveLength(25);
  });

  it('end at once for a request that was closed', async () => {
    const closing = new AbortController();
    const refused = new PacedRefusals().refuse(REASON, closing.signal);
    closing.abort();

    await expect(refused).rejects.toBe(REASON);
  });
});
