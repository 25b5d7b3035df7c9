import { expect } from '../expect.js';
import { MINUTE } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { aLinkTo, aNewJob } from '../support/builders.js';
import { HeardEvents } from './heard-events.js';

/** How servers hear that there is something to release or to fold. */
export function hints(suite: Suite): void {
  const { describe, it, store } = suite;
  describe('continuations are told of', () => {
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

    it('not when jobs end that nothing waits for', async () => {
      const job = await store.stored();
      const heard = await HeardEvents.of(store);
      await store.move(job, 'Succeeded');
      await store.stored({ queue: 'after' });

      await heard.ready('after');
      expect(heard.events).not.toContainEqual({ kind: 'continuations' });
    });
  });

  describe('batches are told of', () => {
    it('when they are stored, be they empty', async () => {
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

  pulses(suite);
}

function pulses({ describe, it, store }: Suite): void {
  const flags = async () => {
    const { hasReleasedContinuations, hasUncountedBatches } = await store.pulse();
    return [hasReleasedContinuations, hasUncountedBatches];
  };

  describe('a heartbeat says', () => {
    it('whether links of continuations are to be closed', async () => {
      const parent = await store.stored();
      expect(await flags()).toEqual([false, false]);
      await store.stored({ state: 'Awaiting', parents: [aLinkTo(parent)] });
      await store.releaseAll();
      expect(await flags()).toEqual([false, false]);

      await store.move(parent, 'Failed');
      expect(await flags()).toEqual([false, false]);
      await store.move(parent, 'Succeeded');
      expect(await flags()).toEqual([true, false]);
      await store.releaseAll();
      expect(await flags()).toEqual([false, false]);
    });

    it('whether batches are to be folded', async () => {
      const { jobs, id } = await store.storedBatch({}, [{}]);
      expect(await flags()).toEqual([false, true]);
      await store.foldAll();
      expect(await flags()).toEqual([false, false]);

      await store.move(jobs[0] ?? { id }, 'Failed');
      expect(await flags()).toEqual([false, true]);
      await store.foldAll();
      await store.maintenance.removeExpired({ failedRetentionMs: -MINUTE });
      expect(await flags()).toEqual([false, true]);
      await store.foldAll();
      expect(await flags()).toEqual([false, false]);
    });

    it('nothing about jobs that nothing waits for and that are in no batch', async () => {
      await store.jobs.createJobs([aNewJob(), aNewJob()]);
      const [first, second] = await store.claim();
      await store.move(first ?? { id: '' }, 'Succeeded');
      await store.move(second ?? { id: '' }, 'Failed');
      await store.maintenance.removeExpired({ failedRetentionMs: -MINUTE });

      expect(await flags()).toEqual([false, false]);
    });
  });
}
