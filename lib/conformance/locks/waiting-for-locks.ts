import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';
import { HOUR, MINUTE } from '../support/durations.js';
import { ending, fasterHolder, holder, RESOURCE, waiting } from './lock-scenarios.js';

export function waitingForLocks({ describe, it, store }: Suite): void {
  describe('waiting for a lock', () => {
    it('is overdue only after its deadline', async () => {
      await holder(store);
      const impatient = await store.running();
      const patient = await store.running();
      await store.takesLock(impatient, { timeoutMs: -MINUTE });
      await store.takesLock(patient, { timeoutMs: HOUR });

      expect(await store.idsSeenBy('overdue')).toEqual([impatient.id]);
    });

    it('keeps its first deadline when the job is woken and finds the lock taken again', async () => {
      const first = await holder(store);
      const job = await waiting(store);
      await store.apply(ending(first));
      await fasterHolder(store);

      await store.takesLock(await store.claimNext(), { timeoutMs: -MINUTE });
      expect(await store.find(job.id)).toMatchObject({ waitingFor: RESOURCE });
      expect(await store.idsSeenBy('overdue')).toEqual([]);
    });

    it('keeps its first deadline when the woken job is handed back in between', async () => {
      const first = await holder(store);
      await waiting(store);
      await store.apply(ending(first));
      await fasterHolder(store);
      await store.queues.handBack(await store.claim());

      await store.takesLock(await store.claimNext(), { timeoutMs: -MINUTE });
      expect(await store.idsSeenBy('overdue')).toEqual([]);
    });

    it('ends with its deadline when the job gets the lock', async () => {
      const first = await holder(store);
      const job = await store.running();
      await store.takesLock(job, { timeoutMs: -MINUTE });
      await store.apply(ending(first));
      const woken = await store.claimNext();

      expect(await store.takesLock(woken)).toBe(true);
      expect(await store.idsSeenBy('overdue')).toEqual([]);
      expect(await store.sweeps.nextDueAt()).toBeUndefined();
    });

    it('ends when a transition applies to the job', async () => {
      await holder(store);
      const job = await store.running();
      await store.takesLock(job, { timeoutMs: -MINUTE });
      await store.apply(aTransition(await store.find(job.id), { to: 'Enqueued' }));

      expect(await store.find(job.id)).toMatchObject({ waitingFor: undefined });
      expect(await store.idsSeenBy('overdue')).toEqual([]);
      expect(await store.claimedIds()).toEqual([job.id]);
    });

    it('begins anew with the next run of the job', async () => {
      await holder(store);
      const job = await waiting(store);
      await store.apply(aTransition(await store.find(job.id), { to: 'Enqueued' }));

      await store.takesLock(await store.claimNext(), { timeoutMs: -MINUTE });
      expect(await store.idsSeenBy('overdue')).toEqual([job.id]);
    });

    it('counts as Enqueued', async () => {
      await holder(store);
      await waiting(store);

      expect(await store.countIn('Enqueued')).toBe(1);
    });
  });
}
