import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { anEntry, aTransition } from '../support/builders.js';
import { HOUR } from '../support/durations.js';

export function customStates({ describe, it, store }: Suite): void {
  describe("states of the application's own", () => {
    it('keep a job out of the queue until it leaves the state', async () => {
      const job = await store.stored({ state: 'OnHold' });
      expect(await store.find(job.id)).toMatchObject({ state: 'OnHold', isFinished: false });
      expect(await store.claim()).toEqual([]);

      await store.apply(aTransition(job, { to: 'Enqueued' }));
      expect(await store.claimedIds()).toEqual([job.id]);
    });

    it('follow a run', async () => {
      const job = await store.running();
      const entry = anEntry('Waiting for approval', { data: { by: 'Ms Õun' } });
      const to = 'Waiting for approval';
      await store.apply(aTransition(job, { to, history: [entry] }));

      expect(await store.find(job.id)).toMatchObject({ state: to, isFinished: false });
      expect((await store.find(job.id)).history.at(-1)).toEqual(entry);
    });

    it('may be final', async () => {
      const expireAt = store.ahead(HOUR);
      const job = await store.running();
      await store.apply(aTransition(job, { to: 'Archived', expireAt }));

      expect(await store.find(job.id)).toMatchObject({
        state: 'Archived',
        isFinished: true,
        expireAt,
      });
    });

    it('are not taken for other states with similar names', async () => {
      for (const state of ['enqueued', 'Enqueued ', 'ENQUEUED', '\uff25nqueued']) {
        await store.stored({ state });
      }
      for (const state of ['scheduled', 'Scheduled ', 'Scheduled\u200d']) {
        await store.stored({ state, runAt: store.ago(HOUR) });
      }

      expect(await store.claim()).toEqual([]);
      expect(await store.idsSeenBy('due')).toEqual([]);
      expect(await store.sweeps.nextDueAt()).toBeUndefined();
    });

    it('are counted', async () => {
      await store.stored({ state: 'OnHold' });
      await store.stored({ state: 'Archived', expireAt: store.ahead(HOUR) });

      expect(await store.countIn('OnHold')).toBe(1);
      expect(await store.countIn('Archived')).toBe(1);
    });
  });
}
