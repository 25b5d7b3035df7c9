import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  type Blame,
  type ItemSize,
  MicroBatcher,
} from '../../../lib/support/flow/micro-batcher.js';
import { Signal } from '../../support/signal.js';

let batches: number[][];
let refused: (item: number) => boolean;
let blame: Blame;

interface BatcherOptions {
  readonly maxInFlight?: number;
  readonly maxBatchSize?: number;
  readonly size?: ItemSize<number>;
  readonly gate?: () => Promise<void>;
}

function batcher(options: BatcherOptions = {}) {
  const { maxInFlight = 1, maxBatchSize = 100, size, gate = async () => {} } = options;
  return new MicroBatcher<number, string>({
    ...(size && { size }),
    flush: async (items) => {
      batches.push([...items]);
      await gate();
      if (items.some(refused)) throw new Error('refused');
      return items.map(String);
    },
    maxBatchSize,
    maxInFlight,
    blame: () => blame,
  });
}

beforeEach(() => {
  batches = [];
  refused = () => false;
  blame = 'some';
});

describe('items that are added together', () => {
  it('share a batch, and each gets its own answer', async () => {
    const { add } = bound(batcher());

    expect(await Promise.all([add(1), add(2), add(3)])).toEqual(['1', '2', '3']);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('are cut into batches of the greatest size', async () => {
    const { add } = bound(batcher({ maxBatchSize: 2 }));
    await Promise.all([add(1), add(2), add(3)]);

    expect(batches).toEqual([[1, 2], [3]]);
  });

  it('are cut where they grow too large together; an item that is too large goes alone', async () => {
    const size = { of: (item: number) => item, maxOfBatch: 10 };
    const { add } = bound(batcher({ size }));
    await Promise.all([4, 6, 1, 99, 2, 3].map(add));

    expect(batches).toEqual([[4, 6], [1], [99], [2, 3]]);
  });
});

describe('items that are added while a batch is under way', () => {
  it('leave together when the batch is back', async () => {
    const isBack = new Signal();
    const hasLeft = new Signal();
    const one = batcher({
      gate: async () => {
        hasLeft.fire();
        await isBack;
      },
    });
    const first = one.add(1);
    await hasLeft;
    const others = [one.add(2), one.add(3)];
    const items: number[] = [];
    one.eachItem((item) => items.push(item));
    expect(items).toEqual([1, 2, 3]);
    isBack.fire();
    await Promise.all([first, ...others]);

    expect(batches).toEqual([[1], [2, 3]]);
  });
});

describe('a batch that fails', () => {
  it('is cut in two until the refused item stands alone', async () => {
    refused = (item) => item === 3;
    const { add } = bound(batcher());
    const outcomes = await Promise.allSettled([add(1), add(2), add(3), add(4)]);

    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  it('fails for all callers when cutting it would not help', async () => {
    refused = (item) => item === 3;
    blame = 'all';
    const { add } = bound(batcher());
    const outcomes = await Promise.allSettled([add(1), add(3)]);

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(batches).toHaveLength(1);
  });
});

describe('a batch that fails with an error that may concern some items or all', () => {
  const oneToTen = Array.from({ length: 10 }, (_, index) => index + 1);
  const addAll = async () => {
    const { add } = bound(batcher());
    const outcomes = await Promise.allSettled(oneToTen.map(add));
    return oneToTen.filter((_, index) => outcomes[index]?.status === 'rejected');
  };

  beforeEach(() => {
    blame = 'unknown';
  });

  it.each([1, 5, 10])('fails only for the refused item: the %dth', async (culprit) => {
    refused = (item) => item === culprit;

    expect(await addAll()).toEqual([culprit]);
  });

  it('is given up after two items were tried alone in vain', async () => {
    refused = () => true;

    expect(await addAll()).toEqual(oneToTen);
    expect(batches).toEqual([oneToTen, [1], [10]]);
  });
});

describe('draining', () => {
  it('waits for everything that was added', async () => {
    const one = batcher();
    const answers: string[] = [];
    for (const item of [1, 2])
      one.push(
        item,
        (answer) => answers.push(answer),
        () => {},
      );
    await one.drain();

    expect(answers).toEqual(['1', '2']);
    expect(one.pending).toBe(0);
  });

  it('ends at once when there is nothing', async () => {
    await batcher().drain();
  });
});

const bound = (one: MicroBatcher<number, string>) => ({ add: (item: number) => one.add(item) });
