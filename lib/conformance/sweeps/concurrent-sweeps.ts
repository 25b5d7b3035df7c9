import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';
import { MINUTE } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';

export function concurrentSweeps({ describe, it, store }: Suite): void {
  describe('many sweeps at once', () => {
    it('find every job once', async () => {
      const jobs = await store.storedMany(60, { state: 'Scheduled', runAt: store.ago(MINUTE) });

      const seen: string[] = [];
      const sweepUntilNoneIsFound = async () => {
        let found = 0;
        do {
          found = await store.sweeps.sweep('due', 7, async (records) => {
            seen.push(...idsOf(records));
            return records.map((record) => aTransition(record, { to: 'Enqueued' }));
          });
        } while (found > 0);
      };
      await Promise.all(Array.from({ length: 6 }, sweepUntilNoneIsFound));

      expect(seen.sort()).toEqual(idsOf(jobs));
      expect(await store.claim()).toHaveLength(60);
    });
  });
}
