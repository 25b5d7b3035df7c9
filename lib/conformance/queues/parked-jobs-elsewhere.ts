import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { idsOf } from '../support/ids-of.js';

const CALL = { type: 'EmailService', method: 'sendWelcome' };
const JOBS = 60;
const PORTION = 7;

export function parkedJobsElsewhere({ describe, it, store }: Suite): void {
  describe('servers that share a queue', () => {
    it('get each parked job once, while others go on parking', async () => {
      const another = await store.another();
      const jobs = await store.storedMany(JOBS);
      const seen: string[] = [];
      const park = async () => {
        for (;;) {
          const claimed = await store.claim({ serverId: 'unaware', limit: PORTION });
          if (claimed.length === 0) return;
          await store.queues.park(claimed);
        }
      };
      const take = async (serverId: string) => {
        const request = { serverId, limit: PORTION, parked: [CALL] };
        while (seen.length < JOBS) seen.push(...(await another.claimedIds(request)));
      };
      await Promise.all([park(), take('aware-1'), take('aware-2')]);

      expect(seen.toSorted()).toEqual(idsOf(jobs));
    });
  }, ['anotherConnection']);
}
