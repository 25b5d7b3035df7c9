import { describe, expect, it } from '@jest/globals';
import type { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import { aTransition } from '../support/builders.js';
import { onRedis } from '../support/on-redis.js';

const HALF = '\ud83d';

let store: StoreUnderTest;

onRedis(async (stores) => {
  store = await stores.open();
});

describe('Half a character on Redis', () => {
  it('may stand in the description of a batch', async () => {
    const batch = await store.storedBatch({ description: `x${HALF}` });

    expect(await store.batch(batch)).toMatchObject({ description: 'x\ufffd' });
  });

  it('may stand in the name of a counter', async () => {
    await store.stored({ counters: [HALF] });
    await store.apply(
      aTransition(await store.claimNext(), { to: 'Failed', counters: [HALF, 'mails'] }),
    );

    expect([await store.total(HALF), await store.total('mails')]).toEqual([2, 1]);
  });

  it('may stand in the name of a method whose jobs are parked', async () => {
    await store.queues.park([await store.running({ method: HALF })]);
    expect(await store.claim()).toEqual([]);

    const parked = await store.queues.parkedCalls(['default']);
    expect(await store.claim({ parked })).toHaveLength(1);
    expect(parked).toMatchObject([{ method: '\ufffd' }]);
  });
});
