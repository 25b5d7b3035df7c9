import { expect } from '../expect.js';
import { ending, holder, waiting } from '../locks/lock-scenarios.js';
import type { Suite } from '../suite.js';
import { ALIKE_NAMES } from '../support/alike-names.js';
import { aNewJob, aTransition } from '../support/builders.js';
import { HOUR, MINUTE } from '../support/durations.js';
import { HeardEvents } from './heard-events.js';

export function events({ describe, it, store }: Suite): void {
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

    it('of a queue in which a transition enqueued a job', async () => {
      const job = await store.stored({ state: 'Awaiting', queue: 'a' });
      const heard = await HeardEvents.of(store);
      await store.apply(aTransition(job, { to: 'Enqueued', queue: 'b' }));

      await heard.ready('b');
    });

    it('of a queue in which a sweep enqueued a job', async () => {
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

    it('of the time of a scheduled job', async () => {
      const heard = await HeardEvents.of(store);
      const runAt = store.ahead(HOUR);
      const job = await store.stored({ state: 'Scheduled', runAt });
      await heard.first((event) => event.kind === 'scheduled' && isSame(event.runAt, runAt));

      const later = store.ahead(2 * HOUR);
      await store.apply(aTransition(job, { to: 'Scheduled', runAt: later }));
      await heard.first((event) => event.kind === 'scheduled' && isSame(event.runAt, later));
    });

    it('of the earliest time of many scheduled jobs', async () => {
      const heard = await HeardEvents.of(store);
      const runAt = store.ahead(HOUR);
      const times = [store.ahead(3 * HOUR), runAt, store.ahead(2 * HOUR)];
      await store.jobs.createJobs(
        times.map((time) => aNewJob({ state: 'Scheduled', runAt: time })),
      );

      await heard.first((event) => event.kind === 'scheduled' && isSame(event.runAt, runAt));
    });

    it('of the server whose job was taken away', async () => {
      const job = await store.running({}, 'server-7');
      const heard = await HeardEvents.of(store);
      await store.apply(aTransition(await store.find(job.id), { to: 'Deleted' }));

      expect(await heard.first(({ kind }) => kind === 'taken-away')).toEqual({
        kind: 'taken-away',
        serverId: 'server-7',
      });
    });
  });
}

const isSame = (a: Date, b: Date) => a.getTime() === b.getTime();
