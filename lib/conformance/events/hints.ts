import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aLinkTo } from '../support/builders.js';
import { HeardEvents } from './heard-events.js';

/** Servers hear of continuations to release and batches to fold. */
export function hints({ describe, it, store }: Suite): void {
  describe('continuations are announced', () => {
    it('when they are stored', async () => {
      const parent = await store.stored();
      const heard = await HeardEvents.of(store);
      await store.stored({ state: 'Awaiting', parents: [aLinkTo(parent)] });

      await heard.first(({ kind }) => kind === 'continuations');
    });

    it('when their parent ends', async () => {
      const parent = await store.stored();
      await store.stored({ state: 'Awaiting', parents: [aLinkTo(parent)] });
      await store.releaseAll();
      const heard = await HeardEvents.of(store);
      await store.move(parent, 'Succeeded');

      await heard.first(({ kind }) => kind === 'continuations');
    });

    it('when the batch that they wait for ends', async () => {
      const batch = await store.storedBatch();
      await store.stored({ state: 'Awaiting', parents: [aLinkTo(batch)] });
      await store.releaseAll();
      const heard = await HeardEvents.of(store);
      await store.foldAll();

      await heard.first(({ kind }) => kind === 'continuations');
    });

    it('when the batch that they wait for is cancelled', async () => {
      const batch = await store.storedBatch({}, [{}]);
      await store.stored({ state: 'Awaiting', parents: [aLinkTo(batch)] });
      await store.releaseAll();
      const heard = await HeardEvents.of(store);
      await store.batches.cancel(batch.id);

      await heard.first(({ kind }) => kind === 'continuations');
    });

    it('by their queue, when they are released', async () => {
      const parent = await store.stored();
      await store.stored({ state: 'Awaiting', parents: [aLinkTo(parent)], queue: 'released' });
      await store.move(parent, 'Succeeded');
      const heard = await HeardEvents.of(store);
      await store.releaseAll();

      await heard.ready('released');
    });

    it('not when jobs without continuations end', async () => {
      const job = await store.stored();
      const heard = await HeardEvents.of(store);
      await store.move(job, 'Succeeded');
      await store.stored({ queue: 'after' });

      await heard.ready('after');
      expect(heard.events).not.toContainEqual({ kind: 'continuations' });
    });
  });

  describe('batches are announced', () => {
    it('when they are stored, even without jobs', async () => {
      const heard = await HeardEvents.of(store);
      await store.storedBatch();

      await heard.first(({ kind }) => kind === 'batches');
    });

    it('when one of their jobs ends', async () => {
      const batch = await store.storedBatch({}, [{}]);
      await store.foldAll();
      const heard = await HeardEvents.of(store);
      await store.move(batch.jobs[0] ?? batch, 'Succeeded');

      await heard.first(({ kind }) => kind === 'batches');
    });

    it('not when other jobs end', async () => {
      const job = await store.stored();
      const heard = await HeardEvents.of(store);
      await store.move(job, 'Succeeded');
      await store.stored({ queue: 'after' });

      await heard.ready('after');
      expect(heard.events).not.toContainEqual({ kind: 'batches' });
    });
  });
}
