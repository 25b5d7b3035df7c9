import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { anEntry, aTransition } from '../support/builders.js';

export function failureGroups({ describe, it, store }: Suite): void {
  const failed = async (exception: object, type = 'Mails', fingerprint?: string) => {
    const job = await store.running({ type });
    const entry = anEntry('Failed', { data: { exception, fingerprint } });
    await store.apply(aTransition(job, { to: 'Failed', history: [entry] }));
    return job.id;
  };

  describe('failures are grouped', () => {
    it('without fingerprints, by the type of the exception and the method, the most frequent first', async () => {
      await failed({ type: 'RareError', message: 'once' });
      await failed({ type: 'TypeError', message: 'first' });
      await failed({ type: 'TypeError', message: 'elsewhere' }, 'Reports');
      const latest = await failed({ type: 'TypeError', message: 'line one\nline two' });

      const groups = await store.storage.monitoring.failures(10);
      expect(groups[0]).toEqual({
        exceptionType: 'TypeError',
        message: 'line one\nline two',
        type: 'Mails',
        method: 'sendWelcome',
        methods: 1,
        jobs: { count: 2, isExact: true },
        latestAt: expect.any(Date),
        latestJobId: latest,
      });
      expect(groups.slice(1)).toMatchObject([
        { exceptionType: 'TypeError', type: 'Reports', jobs: { count: 1 } },
        { exceptionType: 'RareError', type: 'Mails' },
      ]);
      expect(await store.storage.monitoring.failures(1)).toEqual(groups.slice(0, 1));
    });

    it('by their fingerprints, whatever the method and the message', async () => {
      const cause = { type: 'Error', message: 'Out of memory' };
      await failed(cause, 'Mails', 'a1');
      await failed({ ...cause, message: 'Input file is missing' }, 'Mails', 'b2');
      await failed(cause, 'Mails', 'a1');
      const latest = await failed({ ...cause, message: 'out' }, 'Reports', 'a1');

      expect(await store.storage.monitoring.failures(10)).toEqual([
        {
          fingerprint: 'a1',
          exceptionType: 'Error',
          message: 'out',
          type: 'Reports',
          method: 'sendWelcome',
          methods: 2,
          jobs: { count: 3, isExact: true },
          latestAt: expect.any(Date),
          latestJobId: latest,
        },
        expect.objectContaining({ fingerprint: 'b2', methods: 1 }),
      ]);
    });

    it('of jobs that are Failed now', async () => {
      const id = await failed({ type: 'TypeError', message: 'first' });
      await store.move({ id }, 'Enqueued');

      expect(await store.storage.monitoring.failures(10)).toEqual([]);
    });

    it('also where the exception is unknown', async () => {
      const { id } = await store.stored({ state: 'Failed' });

      expect(await store.storage.monitoring.failures(10)).toMatchObject([
        { exceptionType: '', message: '', latestJobId: id },
      ]);
    });
  });
}
