import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aLinkTo, aNewBatch, aNewJob } from '../support/builders.js';
import { DAY, MINUTE } from '../support/durations.js';
import { goOn } from '../support/go-on.js';
import { idsOf } from '../support/ids-of.js';

/** No case needs as many turns. */
const MANY = 40;

/** Only a change by hand can nest a batch inside itself. */
export function circularBatches({ describe, it, store }: Suite): void {
  describe.each([1, 2, 7])('batches that are nested in one another in a circle of %i', (length) => {
    const stored = async () => {
      const ids = Array.from({ length }, () => aNewBatch().id);
      const batches = ids.map((id, n) => aNewBatch({ id, batchId: ids[(n + 1) % length] }));
      const hanging = aNewBatch({ batchId: ids[0] });
      const jobs = [ids[0], hanging.id].map((batchId) => aNewJob({ batchId }));
      await store.jobs.createJobs([], { batches: [...batches, hanging] });
      await store.jobs.createJobs(jobs);
      return { id: ids[0] ?? '', batches, hanging, jobs };
    };
    /** @returns whether folding came to an end */
    const foldsAll = async () => {
      for (let turn = 0; turn < MANY; turn += 1) {
        const { mayHaveMore } = await store.batches.fold(100, DAY);
        if (!mayHaveMore && !(await store.pulse()).hasUncountedBatches) return true;
      }
      return false;
    };

    it('can be read, and so can the batches nested in them', async () => {
      const { id, batches, hanging } = await stored();

      expect(await store.batch({ id })).toMatchObject({ id, batchId: batches[0]?.batchId });
      expect(idsOf(await store.batches.findNested(id))).toContain(hanging.id);
      expect(await store.batches.recount(id)).toMatchObject({ total: 2 });
      expect(
        (await store.storage.monitoring.searchBatches({}, { limit: 10 })).batches,
      ).toHaveLength(length + 1);
    });

    it('are named by the fold that finds the circle', async () => {
      const { batches } = await stored();
      await store.storedBatch({}, [{}]);
      const { circular } = await store.batches.fold(100, DAY);

      expect(circular).toEqual(idsOf(batches).sort());
    });

    it('let their jobs run, and are folded in bounded time', async () => {
      const { jobs } = await stored();
      const claimed = await store.claim();
      expect(idsOf(claimed).sort()).toEqual(idsOf(jobs).sort());
      for (const job of claimed) await store.move(job, 'Succeeded');

      expect(await foldsAll()).toBe(true);
    });

    it('can be cancelled, and hold up no other batch', async () => {
      const { id, hanging } = await stored();
      const whole = await store.storedBatch({}, [{}]);
      expect(await store.batches.cancel(id)).toBe(true);
      expect(await foldsAll()).toBe(true);
      for (const job of await store.claim()) await store.move(job, 'Succeeded');
      expect(await foldsAll()).toBe(true);

      expect(await store.batch({ id })).toMatchObject({ state: 'Deleted' });
      expect(await store.batch(hanging)).toMatchObject({ state: 'Deleted' });
      expect(await store.batch(whole)).toMatchObject({ state: 'Succeeded' });
    });

    it('are removed like other batches after a cancellation', async () => {
      const { id, batches, hanging } = await stored();
      await store.batches.cancel(id);
      for (const job of await store.claim()) await store.move(job, 'Deleted');
      await store.foldAll(-MINUTE);
      // Nested batches may be removed one call later.
      for (const _ of [1, 2]) await store.maintenance.removeExpired({});

      for (const batch of [...batches, hanging]) {
        expect(await store.batches.find(batch.id)).toBeUndefined();
      }
    });
  });

  describe.each([1, 2, 7])('batches that wait for one another in a circle of %i', (length) => {
    it('keep waiting, and hold up no other batch', async () => {
      const ids = Array.from({ length }, () => aNewBatch().id);
      const batches = ids.map((id, n) =>
        aNewBatch({
          id,
          state: 'Awaiting',
          parents: [aLinkTo({ id: ids[(n + 1) % length] ?? '' }, 'finished')],
        }),
      );
      await store.jobs.createJobs([], { batches });
      const parent = await store.running();
      const child = await store.stored({ state: 'Awaiting', parents: [aLinkTo(parent)] });
      await store.move(parent, 'Succeeded');
      for (let turn = 0; turn < MANY; turn += 1) {
        if (!(await store.continuations.release(100, goOn)).mayHaveMore) break;
      }

      expect(await store.find(child.id)).toMatchObject({ state: 'Enqueued' });
      expect(await store.batch({ id: ids[0] ?? '' })).toMatchObject({ state: 'Awaiting' });
      expect(await store.batches.cancel(ids[0] ?? '')).toBe(true);
    });
  });
}
