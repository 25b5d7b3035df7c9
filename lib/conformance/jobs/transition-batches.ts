import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aNewJob, aTransition } from '../support/builders.js';
import { idsOf } from '../support/ids-of.js';

const MINUTE = 60_000;

export function transitionBatches({ describe, it, store }: Suite): void {
  describe('many transitions at once', () => {
    it('have their own outcomes, in the order given', async () => {
      const [a, b] = await store.storedMany(2);
      const gone = aNewJob();
      const finished = await store.stored({ state: 'Succeeded' });
      const running = await store.running({ queue: 'other' });
      const counters = ['moved'];

      expect(
        await store.jobs.applyTransitions([
          aTransition(running, { to: 'Succeeded', counters }),
          aTransition(gone, { to: 'Deleted', counters }),
          aTransition(finished, { to: 'Enqueued', counters }),
          aTransition(b ?? gone, {
            to: 'Deleted',
            from: { state: 'Failed', isFinished: false },
            counters,
          }),
          aTransition(a ?? gone, { to: 'Failed', counters }),
        ]),
      ).toEqual([
        { applied: true },
        { applied: false, obstacle: 'not-found' },
        { applied: true },
        { applied: false, obstacle: 'changed', state: 'Enqueued' },
        { applied: true },
      ]);
      expect(await store.total('moved')).toBe(3);
      expect((await store.claimedIds()).sort()).toEqual(idsOf([b ?? gone, finished]).sort());
    });

    it('may be an empty list', async () => {
      expect(await store.jobs.applyTransitions([])).toEqual([]);
    });

    it('finish 1,000 runs together', async () => {
      await store.storedMany(1_000);
      const claimed = await store.claim({ limit: 1_000 });

      const outcomes = await store.jobs.applyTransitions(
        claimed.map((job) => aTransition(job, { to: 'Succeeded', counters: ['succeeded'] })),
      );
      expect(outcomes.filter(({ applied }) => applied)).toHaveLength(1_000);
      expect(await store.countIn('Succeeded')).toBe(1_000);
      expect(await store.total('succeeded')).toBe(1_000);
    });

    it('may have nothing in common', async () => {
      const [a, b, c] = [
        await store.running({ queue: 'one', parameters: { kept: true } }),
        await store.running({ queue: 'two' }, 'server-2'),
        await store.running({ queue: 'three' }),
      ];
      const runAt = store.ago(-MINUTE);

      await store.jobs.applyTransitions([
        aTransition(a, { to: 'Enqueued', queue: 'four', counters: ['a'] }),
        aTransition(b, { to: 'Scheduled', runAt, parameters: { new: 1 }, counters: [] }),
        aTransition(c, { to: 'Failed', counters: ['b', 'c'] }),
      ]);
      expect(await store.find(a.id)).toMatchObject({
        state: 'Enqueued',
        queue: 'four',
        parameters: { kept: true },
      });
      expect(await store.find(b.id)).toMatchObject({
        state: 'Scheduled',
        queue: 'two',
        runAt,
        parameters: { new: 1 },
      });
      expect(await store.find(c.id)).toMatchObject({
        state: 'Failed',
        queue: 'three',
        runAt: undefined,
      });
      expect([await store.total('a'), await store.total('b'), await store.total('c')]).toEqual([
        1, 1, 1,
      ]);
    });

    it('may have everything in common but a field that one of them leaves out', async () => {
      const [a, b] = [await store.running({ queue: 'one' }), await store.running({ queue: 'two' })];

      await store.jobs.applyTransitions([
        aTransition(a, { to: 'Enqueued', queue: 'high' }),
        aTransition(b, { to: 'Enqueued' }),
      ]);
      expect(await store.claimedIds({ queues: ['high'] })).toEqual([a.id]);
      expect(await store.claimedIds({ queues: ['two'] })).toEqual([b.id]);
    });

    it('keep times to the millisecond, however far away', async () => {
      const job = await store.running();
      const runAt = new Date(Date.UTC(8999, 11, 31, 23, 59, 59, 999));

      await store.apply(aTransition(job, { to: 'Scheduled', runAt }));
      expect(await store.find(job.id)).toMatchObject({ runAt });
    });

    it('let exactly one of many changes of the same job apply', async () => {
      const { id } = await store.stored();
      const record = await store.find(id);

      const outcomes = await Promise.all(
        Array.from({ length: 10 }, () =>
          store.apply(aTransition(record, { to: 'Deleted', counters: ['deleted'] })),
        ),
      );
      expect(outcomes.filter((outcome) => outcome?.applied)).toHaveLength(1);
      expect(await store.total('deleted')).toBe(1);
      expect(await store.historyOf(id)).toEqual(['Enqueued', 'Deleted']);
    });

    it('may come in any order without a deadlock', async () => {
      const jobs = await store.storedMany(50);
      const records = await Promise.all(jobs.map(({ id }) => store.find(id)));
      const deletions = records.map((record) => aTransition(record, { to: 'Deleted' }));

      const answers = await Promise.all([
        store.jobs.applyTransitions(deletions),
        store.jobs.applyTransitions(deletions.toReversed()),
        store.jobs.applyTransitions(deletions),
        store.jobs.applyTransitions(deletions.toReversed()),
      ]);
      expect(answers.flat().filter(({ applied }) => applied)).toHaveLength(50);
    });
  });
}
