import { NAME_LIMITS } from '../../storage/name-limits.js';
import { expect } from '../expect.js';
import { HOUR, idsOf, MINUTE } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { ALIKE_NAMES } from '../support/alike-names.js';
import { aTransition } from '../support/builders.js';
import { ending, fasterHolder, holder, RESOURCE, waiting } from './lock-scenarios.js';

export function locks(suite: Suite): void {
  const { describe, it, store } = suite;
  describe('locks', () => {
    it('go to the first that asks; the second waits', async () => {
      await store.storedMany(2);
      const requests = (await store.claim()).map(({ id, lease }) => ({
        id,
        lease,
        resource: RESOURCE,
        timeoutMs: HOUR,
      }));

      expect(await store.locks.acquire(requests)).toEqual(idsOf(requests.slice(0, 1)));
      expect(await store.locks.acquire([])).toEqual([]);
    });

    it('leave the job that holds one running', async () => {
      const job = await holder(store);

      expect(await store.find(job.id)).toMatchObject({
        state: 'Processing',
        waitingFor: undefined,
      });
      expect(await store.queues.findLostLeases([job])).toEqual([]);
    });

    it('let a job wait outside the queue, as if it had not been claimed', async () => {
      await holder(store);
      const job = await waiting(store);

      expect(await store.find(job.id)).toMatchObject({
        state: 'Enqueued',
        waitingFor: RESOURCE,
        serverId: undefined,
        attempt: 0,
      });
      expect(await store.historyOf(job.id)).toEqual(['Enqueued']);
      expect(await store.claim()).toEqual([]);
      expect(await store.queues.findLostLeases([job])).toEqual([job.id]);
    });

    it('have nothing to do with those of other resources', async () => {
      await holder(store);
      const job = await store.running();

      expect(await store.takesLock(job, { resource: 'tenant:10' })).toBe(true);
    });

    it('tell resources apart by every character', async () => {
      const longest = 'x'.repeat(NAME_LIMITS.resource);
      const resources = [...ALIKE_NAMES, '{"a":[1]}', "a'b", longest];
      for (const resource of resources) {
        expect(await store.takesLock(await store.running(), { resource })).toBe(true);
      }
      for (const resource of resources) {
        expect(await store.takesLock(await store.running(), { resource })).toBe(false);
      }
    });

    it('are held still by a job that asks once more', async () => {
      const job = await holder(store);

      expect(await store.takesLock(job)).toBe(true);
      expect(await store.find(job.id)).toMatchObject({ state: 'Processing' });
    });

    it('do not go to a job whose lease is lost', async () => {
      const lost = await store.running();
      await store.apply(aTransition(await store.find(lost.id), { to: 'Deleted' }));

      expect(await store.takesLock(lost)).toBe(false);
      expect(await store.find(lost.id)).toMatchObject({ state: 'Deleted' });
      expect(await store.takesLock(await store.running())).toBe(true);
    });

    it('are not given again to a run that has lost its lease, though it still keeps others out', async () => {
      const job = await holder(store);
      await store.apply(aTransition(await store.find(job.id), { to: 'Deleted' }));

      expect(await store.takesLock(job)).toBe(false);
      expect(await store.takesLock(await store.running())).toBe(false);
    });

    it('are held on while a person deletes the job, until its run has ended', async () => {
      const job = await holder(store);
      const next = await waiting(store);
      await store.apply(aTransition(await store.find(job.id), { to: 'Deleted' }));
      expect(await store.claim()).toEqual([]);

      await store.apply(ending(job));
      expect(await store.claimedIds()).toEqual([next.id]);
    });
  });

  waitingForLocks(suite);
}

function waitingForLocks({ describe, it, store }: Suite): void {
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

    it('is over, deadline and all, when the job gets the lock', async () => {
      const first = await holder(store);
      const job = await store.running();
      await store.takesLock(job, { timeoutMs: -MINUTE });
      await store.apply(ending(first));
      const woken = await store.claimNext();

      expect(await store.takesLock(woken)).toBe(true);
      expect(await store.idsSeenBy('overdue')).toEqual([]);
      expect(await store.sweeps.nextDueAt()).toBeUndefined();
    });

    it('is over when a transition applies to the job', async () => {
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
