import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aNewBatch, aNewJob, anEntry, aTransition } from '../support/builders.js';

/** Together these items are much larger than a statement may be. */
const COUNT = 40;

const text = 'x'.repeat(2 ** 20);
const large = { arguments: JSON.stringify([text]), counters: ['created'] };

export function largeItems({ describe, it, store }: Suite): void {
  describe('many large items in one call', () => {
    it('are created and settled together', async () => {
      await store.storedMany(COUNT, large);
      const claimed = await store.claim();
      expect(claimed).toHaveLength(COUNT);
      expect(claimed[COUNT - 1]?.arguments).toBe(large.arguments);

      const history = [anEntry('Succeeded', { data: { result: text } })];
      const outcomes = await store.jobs.applyTransitions(
        claimed.map((job) => aTransition(job, { to: 'Succeeded', history })),
      );
      expect(outcomes).toEqual(claimed.map(() => ({ applied: true })));
      expect(await store.countIn('Succeeded')).toBe(COUNT);
      expect(await store.total('created')).toBe(COUNT);
    });

    it('are created with their batch, or not at all', async () => {
      const batch = aNewBatch();
      const jobs = Array.from({ length: COUNT }, () => aNewJob({ ...large, batchId: batch.id }));
      const twin = jobs[0] as (typeof jobs)[number];

      const creating = store.jobs.createJobs([...jobs, twin], { batches: [batch] });
      await expect(creating).rejects.toThrow();
      expect(await store.countIn('Enqueued')).toBe(0);
      expect(await store.batches.find(batch.id)).toBeUndefined();

      await store.jobs.createJobs(jobs, { batches: [batch] });
      expect(await store.batch(batch)).toMatchObject({ progress: { total: COUNT } });
    });
  });
}
