import { expect } from '../expect.js';
import { ending, holder, waiting } from '../locks/lock-scenarios.js';
import { HOUR, MINUTE } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { ALIKE_NAMES } from '../support/alike-names.js';
import { aNewJob, aTransition } from '../support/builders.js';
import { HeardEvents } from './heard-events.js';

export function events(suite: Suite): void {
  const { describe, it, store } = suite;
  describe('events tell', () => {
    it('of queues that new jobs went to', async () => {
      const heard = await HeardEvents.of(store);
      await store.jobs.createJobs([aNewJob({ queue: 'a' }), aNewJob({ queue: 'b' })]);

      await Promise.all([heard.ready('a'), heard.ready('b')]);
    });

    it('of each queue by every character of its name', async () => {
      const heard = await HeardEvents.of(store);
      await store.jobs.createJobs(ALIKE_NAMES.map((queue) => aNewJob({ queue })));

      await Promise.all(ALIKE_NAMES.map((queue) => heard.ready(queue)));
    });

    it('of a queue that a job was moved to by a transition', async () => {
      const job = await store.stored({ state: 'Awaiting', queue: 'a' });
      const heard = await HeardEvents.of(store);
      await store.apply(aTransition(job, { to: 'Enqueued', queue: 'b' }));

      await heard.ready('b');
    });

    it('of a queue that a sweep moved a job to', async () => {
      await store.stored({ state: 'Scheduled', runAt: store.ago(MINUTE), queue: 'a' });
      const heard = await HeardEvents.of(store);
      await store.sweeps.sweep('due', 10, async (records) =>
        records.map((record) => aTransition(record, { to: 'Enqueued' })),
      );

      await heard.ready('a');
    });

    it('of the queues of jobs that a freed lock made ready', async () => {
      const job = await holder(store);
      await waiting(store, { queue: 'a' });
      await waiting(store, { queue: 'b' });
      const heard = await HeardEvents.of(store);
      await store.apply(ending(job));

      await Promise.all([heard.ready('a'), heard.ready('b')]);
    });

    it('of the queues of jobs that the end of a server made ready', async () => {
      await store.announced('server-1');
      await holder(store);
      await waiting(store, { queue: 'a' });
      const heard = await HeardEvents.of(store);
      await store.servers.remove('server-1');

      await heard.ready('a');
    });

    it('of a queue that a job was handed back to', async () => {
      const job = await store.running({ queue: 'a' });
      const heard = await HeardEvents.of(store);
      await store.queues.handBack([job]);

      await heard.ready('a');
    });

    it('when a job was scheduled for', async () => {
      const heard = await HeardEvents.of(store);
      const runAt = store.ahead(HOUR);
      const job = await store.stored({ state: 'Scheduled', runAt });
      await heard.first((event) => event.kind === 'scheduled' && isSame(event.runAt, runAt));

      const later = store.ahead(2 * HOUR);
      await store.apply(aTransition(job, { to: 'Scheduled', runAt: later }));
      await heard.first((event) => event.kind === 'scheduled' && isSame(event.runAt, later));
    });

    it('of the earliest of many scheduled jobs', async () => {
      const heard = await HeardEvents.of(store);
      const runAt = store.ahead(HOUR);
      const times = [store.ahead(3 * HOUR), runAt, store.ahead(2 * HOUR)];
      await store.jobs.createJobs(
        times.map((time) => aNewJob({ state: 'Scheduled', runAt: time })),
      );

      await heard.first((event) => event.kind === 'scheduled' && isSame(event.runAt, runAt));
    });

    it('the server whose job was taken away', async () => {
      const job = await store.running({}, 'server-7');
      const heard = await HeardEvents.of(store);
      await store.apply(aTransition(await store.find(job.id), { to: 'Deleted' }));

      expect(await heard.first(({ kind }) => kind === 'taken-away')).toEqual({
        kind: 'taken-away',
        serverId: 'server-7',
      });
    });
  });

  silence(suite);
}

function silence({ describe, it, store }: Suite): void {
  describe('events do not', () => {
    it('tell a worker that its own answer took the job away', async () => {
      const job = await store.running();
      const heard = await HeardEvents.of(store);
      await store.apply(aTransition(job, { to: 'Enqueued', queue: 'after' }));

      await heard.ready('after');
      expect(heard.events.filter(({ kind }) => kind === 'taken-away')).toEqual([]);
    });

    it('tell of a server where the job had none', async () => {
      const job = await store.stored({ state: 'Failed' });
      const finished = await store.stored({ state: 'Succeeded' });
      const heard = await HeardEvents.of(store);
      await store.apply(aTransition(job, { to: 'Enqueued', queue: 'first' }));
      await store.apply(aTransition(finished, { to: 'Enqueued', queue: 'after' }));

      await heard.ready('after');
      expect(heard.events.filter(({ kind }) => kind === 'taken-away')).toEqual([]);
    });

    it('tell of what was refused', async () => {
      const job = await store.stored({ state: 'Awaiting', queue: 'refused' });
      const heard = await HeardEvents.of(store);
      const from = { state: 'Failed', isFinished: false };
      await store.apply(aTransition(job, { to: 'Enqueued', from }));
      await store.stored({ queue: 'after' });

      await heard.ready('after');
      expect(heard.events).not.toContainEqual({ kind: 'ready', queue: 'refused' });
    });

    it('reach a listener that has unsubscribed', async () => {
      const [gone, heard] = [await HeardEvents.of(store), await HeardEvents.of(store)];
      await gone.close();
      await gone.close();
      await store.stored({ queue: 'after' });

      await heard.ready('after');
      expect(gone.events).toEqual([]);
    });

    it('let a listener that throws harm the others, or the one who stored the job', async () => {
      await store.storage.events.subscribe(() => {
        throw new Error('A listener fails');
      });
      const heard = await HeardEvents.of(store);
      const { id } = await store.stored({ queue: 'a' });

      await heard.ready('a');
      expect(await store.find(id)).toMatchObject({ state: 'Enqueued' });
    });

    it('come before what they tell of can be seen', async () => {
      const seen = new Promise<number>((resolve, reject) => {
        const claim = () => store.claim().then((jobs) => resolve(jobs.length), reject);
        store.storage.events.subscribe(claim).catch(reject);
      });
      await store.storedMany(3);

      expect(await seen).toBe(3);
    });
  });
}

const isSame = (a: Date, b: Date) => a.getTime() === b.getTime();
