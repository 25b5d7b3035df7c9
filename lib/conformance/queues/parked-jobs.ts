import { PARKED } from '../../storage/queues/parked-jobs.js';
import { HeardEvents } from '../events/heard-events.js';
import { expect } from '../expect.js';
import { wokenJobAndNext } from '../locks/lock-scenarios.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';
import { HOUR, MINUTE } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';

const CALL = { type: 'EmailService', method: 'sendWelcome' };
const OTHER = { type: 'FaxService', method: 'send' };

export function parkedJobs({ describe, it, store }: Suite): void {
  const parked = async (given: Parameters<typeof store.running>[0] = {}) => {
    const job = await store.running(given);
    await store.queues.park([job]);
    return job;
  };

  describe('a parked job', () => {
    it('waits for a server that knows its method, and no attempt is counted', async () => {
      const job = await parked({ runAt: store.ago(MINUTE) });

      expect(await store.claimedIds()).toEqual([]);
      expect(await store.find(job.id)).toMatchObject({
        state: 'Enqueued',
        attempt: 0,
        runAt: job.runAt,
        serverId: undefined,
        waitingFor: PARKED,
      });
      expect(await store.historyOf(job.id)).toEqual(['Enqueued']);
    });

    it('goes to the server that names its method', async () => {
      const job = await parked();

      expect(await store.claimedIds({ parked: [OTHER] })).toEqual([]);
      const [claimed] = await store.claim({ parked: [OTHER, CALL], serverId: 'server-2' });
      expect(claimed).toMatchObject({ id: job.id, lease: { serverId: 'server-2', attempt: 1 } });
      expect(await store.find(job.id)).toMatchObject({ waitingFor: undefined });
    });

    it('comes before the ready jobs of its queue, and counts towards the limit', async () => {
      const job = await parked();
      const [first] = await store.storedMany(2, OTHER);

      expect(await store.claimedIds({ parked: [CALL], limit: 2 })).toEqual([job.id, first?.id]);
    });

    it('is not claimed from another queue, or from a paused queue', async () => {
      await parked();
      expect(await store.claimedIds({ parked: [CALL], queues: ['other'] })).toEqual([]);
      await store.queues.pause('default', 'ann');

      expect(await store.claimedIds({ parked: [CALL] })).toEqual([]);
    });

    it('is ready for everybody once it is handed back by a server that knew its method', async () => {
      const job = await parked();
      await store.queues.handBack(await store.claim({ parked: [CALL] }));

      expect(await store.claimedIds()).toEqual([job.id]);
    });

    it('is ready for everybody once somebody requeues it', async () => {
      const job = await parked();
      await store.apply(aTransition(await store.find(job.id), { to: 'Enqueued' }));

      expect(await store.queues.parkedCalls(['default'])).toEqual([]);
      expect(await store.claimedIds()).toEqual([job.id]);
    });

    it('can be deleted', async () => {
      const job = await parked();
      await store.move(job, 'Deleted');

      expect(await store.claimedIds({ parked: [CALL] })).toEqual([]);
      expect(await store.queues.parkedCalls(['default'])).toEqual([]);
    });

    it('is ready for everybody once its batch is cancelled, so that any server deletes it', async () => {
      const { id, jobs } = await store.storedBatch({}, [{}]);
      await store.queues.park(await store.claim());
      await store.batches.cancel(id);

      expect(await store.claim()).toMatchObject([{ id: jobs[0]?.id, isCanceled: true }]);
    });

    it('never becomes overdue', async () => {
      await parked();

      expect(await store.seenBy('overdue')).toEqual([]);
      expect(await store.sweeps.nextDueAt()).toBeUndefined();
    });

    it('passes on the lock that it was woken for', async () => {
      const [, next] = await wokenJobAndNext(store);
      await store.queues.park([await store.claimNext()]);

      expect(await store.claimedIds()).toEqual([next.id]);
    });

    it('frees the lock that its run held', async () => {
      const job = await store.running();
      await store.takesLock(job);
      await store.queues.park([job]);

      expect(await store.takesLock(await store.running(OTHER))).toBe(true);
    });
  });

  describe('parking', () => {
    it('does nothing to a job that runs on another server', async () => {
      const before = await store.running({}, 'server-1');
      await store.apply(aTransition(await store.find(before.id), { to: 'Enqueued' }));
      const now = await store.claimNext({ serverId: 'server-2' });
      await store.queues.park([before]);

      expect(await store.find(now.id)).toMatchObject({ state: 'Processing', attempt: 2 });
    });

    it('loses no job of the same method, and leaves jobs of other methods where they are', async () => {
      const jobs = await store.storedMany(5);
      const others = await store.storedMany(2, OTHER);
      await store.queues.park([await store.claimNext()]);

      const claimed = await store.claimedIds({ parked: [CALL] });
      expect(claimed.toSorted()).toEqual([...idsOf(jobs), ...idsOf(others)].toSorted());
    });

    it('leaves jobs of the same method in other queues where they are', async () => {
      const elsewhere = await store.stored({ queue: 'other' });
      await parked();

      expect(await store.claimedIds({ queues: ['other'] })).toEqual([elsewhere.id]);
    });

    it('accepts an empty list', async () => {
      await expect(store.queues.park([])).resolves.toBeUndefined();
    });

    it('is announced', async () => {
      const job = await store.running();
      const heard = await HeardEvents.of(store);
      await store.queues.park([job]);

      await heard.first(({ kind }) => kind === 'parked');
    });
  });

  describe('the methods of parked jobs', () => {
    it('are listed once for each method, for the queues that are asked for', async () => {
      await parked();
      await parked();
      await parked({ ...CALL, method: 'sendBye' });
      await parked({ ...OTHER, queue: 'other' });

      const calls = await store.queues.parkedCalls(['default', 'unused']);
      expect(calls.toSorted((a, b) => (a.method < b.method ? -1 : 1))).toEqual([
        { ...CALL, method: 'sendBye' },
        CALL,
      ]);
      expect(await store.queues.parkedCalls(['other'])).toEqual([OTHER]);
      expect(await store.queues.parkedCalls([])).toEqual([]);
    });

    it('are told by a heartbeat, for the queues of its server that are not paused', async () => {
      const hasParked = async (queues: string[]) =>
        (await store.servers.heartbeat('server-1', { queues, serverTimeoutMs: HOUR }))
          .hasParkedJobs;
      expect(await hasParked(['default'])).toBe(false);
      await parked();

      expect(await hasParked(['default'])).toBe(true);
      expect(await hasParked(['other'])).toBe(false);
      await store.queues.pause('default', 'ann');
      expect(await hasParked(['default'])).toBe(false);
    });
  });
}
