import { recurringParameters } from '../../job/recurring-run.js';
import type { JobSearch } from '../../storage/monitoring/monitoring-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { ALIKE_NAMES } from '../support/alike-names.js';
import { anEntry } from '../support/builders.js';
import { idsOf } from '../support/ids-of.js';

export function wholeNames({ describe, it, store }: Suite): void {
  const found = async (search: JobSearch) =>
    idsOf((await store.storage.monitoring.search(search, { limit: 100 })).jobs);

  describe('every character counts', () => {
    it('where jobs are searched by the whole name of their queue, state or recurring job', async () => {
      for (const name of ALIKE_NAMES) {
        const run = { id: name, nominalAt: new Date() };
        const { id } = await store.stored({
          queue: name,
          state: name,
          parameters: recurringParameters(run, { isQueued: false }),
        });

        expect(await found({ queue: name })).toEqual([id]);
        expect(await found({ states: [name] })).toEqual([id]);
        expect(await found({ recurringId: name })).toEqual([id]);
      }
    });

    it('where jobs are searched by the server that runs them', async () => {
      for (const serverId of ALIKE_NAMES) {
        const { id } = await store.running({}, serverId);

        expect(await found({ serverId })).toEqual([id]);
      }
    });

    it('where queues are summarized', async () => {
      for (const queue of ALIKE_NAMES) await store.stored({ queue });
      const queues = await store.storage.monitoring.queues();

      expect(queues.map(({ name }) => name).sort()).toEqual(ALIKE_NAMES.toSorted());
    });

    it('where failures are grouped', async () => {
      for (const type of ALIKE_NAMES) {
        const data = { exception: { type, message: 'failed' } };
        await store.stored({ state: 'Failed', history: [anEntry('Failed', { data })] });
      }
      const failures = await store.storage.monitoring.failures(100);

      expect(failures.map(({ exceptionType }) => exceptionType).sort()).toEqual(
        ALIKE_NAMES.toSorted(),
      );
    });
  });
}
