import { MAX_PARKED_COUNTED } from '../../storage/queues/parked-jobs.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { MINUTE } from '../support/durations.js';

const FAX = { type: 'FaxService', method: 'send' };

export function parkedSummaries({ describe, it, store }: Suite): void {
  describe('parked jobs', () => {
    it('are told by queue and method, with the first job and since when it is ready', async () => {
      const runAt = store.ago(MINUTE);
      const [first] = await store.storedMany(3, { ...FAX, runAt });
      await store.stored({ ...FAX, queue: 'other', method: 'receive', runAt });
      await store.queues.park(await store.claim({ queues: ['default', 'other'] }));

      expect(await store.storage.monitoring.parked(10)).toEqual([
        {
          queue: 'default',
          ...FAX,
          jobs: { count: 3, isExact: true },
          firstJobId: first?.id,
          readySince: runAt,
        },
        expect.objectContaining({ queue: 'other', type: 'FaxService', method: 'receive' }),
      ]);
    });

    it('are told for so many methods as are asked for', async () => {
      for (const method of ['c', 'a', 'b']) await store.stored({ ...FAX, method });
      await store.queues.park(await store.claim());

      const methods = (await store.storage.monitoring.parked(2)).map(({ method }) => method);
      expect(methods).toEqual(['a', 'b']);
    });

    it('are counted up to a bound', async () => {
      await store.storedMany(MAX_PARKED_COUNTED + 1, FAX);
      await store.queues.park(await store.claim({ limit: MAX_PARKED_COUNTED + 1 }));

      const [{ jobs } = { jobs: undefined }] = await store.storage.monitoring.parked(1);
      expect(jobs).toEqual({ count: MAX_PARKED_COUNTED, isExact: false });
    });

    it('stand in no line, and count among the waiting jobs of their queue', async () => {
      await store.stored(FAX);
      await store.queues.park(await store.claim());

      expect(await store.storage.monitoring.lines(10)).toEqual([]);
      expect(await store.storage.monitoring.queues()).toMatchObject([
        { name: 'default', ready: { count: 0 }, waiting: { count: 1 } },
      ]);
    });
  });
}
