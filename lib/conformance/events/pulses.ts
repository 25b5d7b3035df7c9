import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aLinkTo, aNewJob } from '../support/builders.js';
import { MINUTE } from '../support/durations.js';

export function pulses({ describe, it, store }: Suite): void {
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

    it('nothing for jobs without continuations and batches', async () => {
      await store.jobs.createJobs([aNewJob(), aNewJob()]);
      const [first, second] = await store.claim();
      await store.move(first ?? { id: '' }, 'Succeeded');
      await store.move(second ?? { id: '' }, 'Failed');
      await store.maintenance.removeExpired({ failedRetentionMs: -MINUTE });

      expect(await flags()).toEqual([false, false]);
    });
  });
}
