import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { ALIKE_NAMES } from '../support/alike-names.js';
import { aNewJob } from '../support/builders.js';
import { MINUTE } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';

export function claiming({ describe, it, store }: Suite): void {
  describe('claiming', () => {
    it('hands over the whole call', async () => {
      const runAt = store.ago(MINUTE);
      const { id } = await store.stored({
        arguments: '[[1],"a"]',
        priority: 3,
        runAt,
        parameters: { retries: 1 },
      });

      const { createdAt } = await store.find(id);
      expect(await store.claim({ serverId: 'server-7' })).toEqual([
        {
          id,
          type: 'EmailService',
          method: 'sendWelcome',
          arguments: '[[1],"a"]',
          queue: 'default',
          priority: 3,
          lease: { serverId: 'server-7', attempt: 1 },
          parameters: { retries: 1 },
          createdAt,
          runAt,
          claimedAt: expect.any(Date),
        },
      ]);
    });

    it('makes the job Processing on that server', async () => {
      const { id } = await store.running({}, 'server-7');

      expect(await store.find(id)).toMatchObject({
        state: 'Processing',
        serverId: 'server-7',
        attempt: 1,
        isFinished: false,
      });
    });

    it('says since when the job runs, like the history', async () => {
      const { id, claimedAt } = await store.running();

      expect(claimedAt.getTime()).toBeGreaterThan(store.ago(MINUTE).getTime());
      expect((await store.find(id)).history.at(-1)?.at).toEqual(claimedAt);
    });

    it('gives a job to one claim only', async () => {
      const { id } = await store.stored();

      expect(await store.claimedIds()).toEqual([id]);
      expect(await store.claimedIds()).toEqual([]);
    });

    it('takes no more jobs than its limit', async () => {
      const jobs = await store.storedMany(3);

      expect(await store.claimedIds({ limit: 2 })).toEqual(idsOf(jobs.slice(0, 2)));
      expect(await store.claimedIds({ limit: 0 })).toEqual([]);
    });

    it('takes nothing from queues that are not listed', async () => {
      await store.stored({ queue: 'reports' });

      expect(await store.claim({ queues: ['default', 'report'] })).toEqual([]);
      expect(await store.claim({ queues: [] })).toEqual([]);
    });

    it('tells queues apart by every character of their names', async () => {
      const stored = [];
      for (const queue of ALIKE_NAMES) stored.push(await store.stored({ queue }));

      for (const { queue, id } of stored) {
        expect(await store.claimedIds({ queues: [queue] })).toEqual([id]);
      }
    });

    it('prefers queues in the order of the list, whatever their names, priorities and ages', async () => {
      const old = await store.stored({ queue: 'alpha', priority: -100 });
      const middle = await store.stored({ queue: 'zeta' });
      const young = await store.stored({ queue: 'critical', priority: 100 });

      const queues = ['critical', 'zeta', 'alpha'];
      expect(await store.claimedIds({ queues })).toEqual(idsOf([young, middle, old]));
    });

    it('looks at a queue only when the queues before it are empty', async () => {
      const later = await store.storedMany(2, { queue: 'later' });
      const first = await store.storedMany(3, { queue: 'first' });

      const queues = ['first', 'later'];
      expect(await store.claimedIds({ queues, limit: 2 })).toEqual(idsOf(first.slice(0, 2)));
      expect(await store.claimedIds({ queues, limit: 2 })).toEqual(
        idsOf([...first.slice(2), ...later.slice(0, 1)]),
      );
    });

    it('takes the job with the lowest priority number first', async () => {
      const last = await store.stored({ priority: 32_767 });
      const normal = await store.stored({ priority: 0 });
      const first = await store.stored({ priority: -32_768 });

      expect(await store.claimedIds()).toEqual(idsOf([first, normal, last]));
    });

    it('takes the oldest job of a priority first, in whatever order the jobs were stored', async () => {
      const [oldest, middle, youngest] = [aNewJob(), aNewJob(), aNewJob()];
      await store.jobs.createJobs([youngest]);
      await store.jobs.createJobs([middle, oldest]);

      expect(await store.claimedIds()).toEqual(idsOf([oldest, middle, youngest]));
    });

    it('goes by the age of a job, and not by the time since when it is ready', async () => {
      const older = await store.stored({ runAt: store.ago(MINUTE) });
      const younger = await store.stored({ runAt: store.ago(2 * MINUTE) });

      expect(await store.claimedIds()).toEqual(idsOf([older, younger]));
    });

    it('gives each of 300 jobs to exactly one of many claims at once', async () => {
      const jobs = await store.storedMany(300);

      const claimed: string[] = [];
      const claimUntilEmpty = async (serverId: string) => {
        for (;;) {
          const ids = await store.claimedIds({ serverId, limit: 7 });
          if (ids.length === 0) return;
          claimed.push(...ids);
        }
      };
      await Promise.all(Array.from({ length: 20 }, (_, n) => claimUntilEmpty(`server-${n}`)));

      expect(claimed.sort()).toEqual(idsOf(jobs));
    });
  });
}
