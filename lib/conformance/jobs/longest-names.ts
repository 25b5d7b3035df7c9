import { NAME_LIMITS } from '../../storage/name-limits.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aNewJob, anEntry } from '../support/builders.js';
import { MINUTE } from '../support/durations.js';
import { aRecurringJob } from '../support/recurring-builders.js';

/** The longest name of characters with three bytes each, except for the last character. */
const longest = (maxChars: number, last: string) => '界'.repeat(maxChars - 1) + last;

export function longestNames({ describe, it, store }: Suite): void {
  describe('names of the greatest length are kept, and told apart by the last character', () => {
    it('of queues', async () => {
      const start = 'q'.repeat(NAME_LIMITS.queue - 1);
      const [a, b] = [`${start}a`, `${start}b`];
      const job = await store.stored({ queue: b });
      expect(await store.queues.pause(a, 'Ada')).toBe(true);

      expect(await store.claimedIds({ queues: [a] })).toEqual([]);
      expect(await store.claimedIds({ queues: [b] })).toEqual([job.id]);
    });

    it('of classes, methods, states and parameters', async () => {
      const job = aNewJob({
        type: longest(NAME_LIMITS.type, 'a'),
        method: longest(NAME_LIMITS.method, 'a'),
        state: longest(NAME_LIMITS.state, 'a'),
        parameters: { [longest(NAME_LIMITS.parameter, 'a')]: 1 },
        history: [anEntry(longest(NAME_LIMITS.state, 'a'))],
      });
      await store.jobs.createJobs([job]);

      const { type, method, state, parameters } = job;
      expect(await store.find(job.id)).toMatchObject({ type, method, state, parameters });
      expect(await store.historyOf(job.id)).toEqual([state]);
      expect(await store.countIn(state)).toBe(1);
      expect(await store.countIn(longest(NAME_LIMITS.state, 'b'))).toBe(0);
    });

    it('of counters', async () => {
      const [a, b] = [longest(NAME_LIMITS.counter, 'a'), longest(NAME_LIMITS.counter, 'b')];
      await store.stored({ counters: [a, b, b] });

      expect([await store.total(a), await store.total(b)]).toEqual([1, 2]);
    });

    it('of resources and servers', async () => {
      const serverId = longest(NAME_LIMITS.serverId, 'a');
      const name = longest(NAME_LIMITS.serverName, 'a');
      await store.servers.announce({ id: serverId, name, queues: ['default'], workerCount: 1 });
      expect(await store.servers.list()).toMatchObject([{ id: serverId, name }]);

      for (const last of ['a', 'b']) {
        const job = await store.running({}, serverId);
        const resource = longest(NAME_LIMITS.resource, last);
        expect(await store.takesLock(job, { resource })).toBe(true);
      }
      expect(await store.queues.findLeases(longest(NAME_LIMITS.serverId, 'b'))).toEqual([]);
      expect(await store.queues.findLeases(serverId)).toHaveLength(2);
    });

    it('of recurring jobs', async () => {
      const ids = ['a', 'b'].map((last) => longest(NAME_LIMITS.recurringId, last));
      const nextRunAt = store.ahead(MINUTE);
      for (const id of ids) {
        await store.storage.recurring.change(id, () => aRecurringJob({ id, nextRunAt }));
      }

      expect((await store.storage.recurring.list()).map(({ id }) => id)).toEqual(ids);
    });

    it('in the audit', async () => {
      const user = longest(NAME_LIMITS.user, 'a');
      const subject = longest(NAME_LIMITS.subject, 'b');
      await store.storage.audit.record({ user, action: 'job.requeue', subject });

      const { entries } = await store.storage.audit.list({ limit: 1 });
      expect(entries).toMatchObject([{ user, subject }]);
    });
  });

  describe('a text that is no name may be long', () => {
    const long = '界'.repeat(20_000);

    it('beside jobs', async () => {
      const batch = await store.storedBatch({ description: long });
      const data = { [longest(NAME_LIMITS.parameter, 'a')]: long };
      const entry = anEntry('Enqueued', { reason: long, data });
      const { id } = await store.stored({ parameters: data, history: [entry] });

      expect(await store.batch(batch)).toMatchObject({ description: long });
      expect(await store.find(id)).toMatchObject({ parameters: data, history: [entry] });
    });

    it('in recurring jobs and in the audit', async () => {
      const values = aRecurringJob({ description: long, cron: long, declaration: long });
      await store.storage.recurring.change(values.id, () => values);
      await store.storage.audit.record({ user: 'a', action: 'b', subject: 'c', details: long });

      expect(await store.storage.recurring.find(values.id)).toMatchObject(values);
      expect((await store.storage.audit.list({ limit: 1 })).entries[0]?.details).toBe(long);
    });
  });

  describe('a name that is one character too long', () => {
    it('is kept whole or refused, and never cut', async () => {
      const type = `${longest(NAME_LIMITS.type, 'a')}b`;
      const job = aNewJob({ type });
      const isStored = await store.jobs.createJobs([job]).then(
        () => true,
        () => false,
      );

      expect((await store.jobs.findJob(job.id))?.type).toBe(isStored ? type : undefined);
    });
  });
}
