import { NAME_LIMITS } from '../../storage/name-limits.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { ALIKE_NAMES } from '../support/alike-names.js';
import { aTransition } from '../support/builders.js';
import { HOUR } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';
import { ending, holder, RESOURCE, waiting } from './lock-scenarios.js';

export function locks({ describe, it, store }: Suite): void {
  describe('locks', () => {
    it('go to the first job that asks, and the second job waits', async () => {
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

    it('leave their holder running', async () => {
      const job = await holder(store);

      expect(await store.find(job.id)).toMatchObject({
        state: 'Processing',
        waitingFor: undefined,
      });
      expect(await store.queues.findLostLeases([job])).toEqual([]);
    });

    it('let a job wait outside the queue as if nobody had claimed it', async () => {
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

    it('have nothing to do with the locks of other resources', async () => {
      await holder(store);
      const job = await store.running();

      expect(await store.takesLock(job, { resource: 'tenant:10' })).toBe(true);
    });

    it('are told apart by every character of their resources', async () => {
      const longest = 'x'.repeat(NAME_LIMITS.resource);
      const resources = [...ALIKE_NAMES, '{"a":[1]}', "a'b", longest];
      for (const resource of resources) {
        expect(await store.takesLock(await store.running(), { resource })).toBe(true);
      }
      for (const resource of resources) {
        expect(await store.takesLock(await store.running(), { resource })).toBe(false);
      }
    });

    it('stay with a job that asks again', async () => {
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

    it('are not given again to a run that has lost its lease, but are not free either', async () => {
      const job = await holder(store);
      await store.apply(aTransition(await store.find(job.id), { to: 'Deleted' }));

      expect(await store.takesLock(job)).toBe(false);
      expect(await store.takesLock(await store.running())).toBe(false);
    });

    it('stay with a deleted job until its run has ended', async () => {
      const job = await holder(store);
      const next = await waiting(store);
      await store.apply(aTransition(await store.find(job.id), { to: 'Deleted' }));
      expect(await store.claim()).toEqual([]);

      await store.apply(ending(job));
      expect(await store.claimedIds()).toEqual([next.id]);
    });
  });
}
