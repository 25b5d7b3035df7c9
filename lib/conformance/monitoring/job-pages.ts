import type { JobPage, JobSearch } from '../../storage/monitoring/monitoring-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';
import { idsOf } from '../support/ids-of.js';

export function jobPages({ describe, it, store }: Suite): void {
  const search = (given: JobSearch, page: JobPage) => store.storage.monitoring.search(given, page);

  describe('pages of jobs', () => {
    it('end with the last job', async () => {
      await store.storedMany(4);

      const first = await search({}, { limit: 2 });
      const second = await search({}, { limit: 2, cursor: first.next });
      expect([first.jobs.length, second.jobs.length]).toEqual([2, 2]);
      expect(second.next).toBeUndefined();
    });

    it('stay the same while jobs are added and removed', async () => {
      const jobs = await store.storedMany(6);
      const [sixth, fifth, fourth, third, second, first] = idsOf(jobs).reverse();
      const page = await search({}, { limit: 2 });
      expect(idsOf(page.jobs)).toEqual([sixth, fifth]);
      await store.storedMany(3);
      // The last job of the page leaves the list.
      await store.apply(aTransition(await store.find(fifth ?? ''), { to: 'Deleted' }));

      const next = await search({}, { limit: 2, cursor: page.next });
      expect(idsOf(next.jobs)).toEqual([fourth, third]);
      const last = await search({}, { limit: 3, cursor: next.next });
      expect(idsOf(last.jobs)).toEqual([second, first]);
    });

    it('stay the same while jobs end', async () => {
      const end = async () => {
        const job = await store.running();
        await store.apply(aTransition(job, { to: 'Succeeded' }));
        return job.id;
      };
      const [a, b, c, d] = [await end(), await end(), await end(), await end()];
      const states = ['Succeeded'];
      const page = await search({ states }, { limit: 2 });
      await end();

      expect(idsOf(page.jobs)).toEqual([d, c]);
      expect(idsOf((await search({ states }, { limit: 5, cursor: page.next })).jobs)).toEqual([
        b,
        a,
      ]);
    });

    it('begin only where another page ended', async () => {
      await store.storedMany(3);
      const { next = '' } = await search({}, { limit: 1 });
      const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const garbage = [
        '',
        'x',
        "'; DROP TABLE job; --",
        '\0',
        '%%%',
        next.slice(1),
        `${next}${next}`,
        'A'.repeat(100_000),
        encoded(null),
        encoded({}),
        encoded([]),
        encoded(['all']),
        encoded(['all', 'no id']),
        encoded(['all', 7]),
        encoded(['created', '$\0']),
        encoded([
          'succeeded',
          '2026-99-99T00:00:00.000000Z',
          '00000000-0000-0000-0000-000000000000',
        ]),
      ];

      for (const cursor of garbage) {
        await expect(search({}, { limit: 1, cursor })).rejects.toMatchObject({
          code: 'HANGFIRE_INVALID_CURSOR',
        });
      }
    });

    it('do not begin at a key that no job can have', async () => {
      const id = '00000000-0000-0000-0000-000000000000';
      const encoded = (...texts: string[]) =>
        Buffer.from(JSON.stringify(texts)).toString('base64url');
      const keys: readonly (readonly [state: string, ...texts: string[]])[] = [
        ['Succeeded', 'succeeded', '2026-02-30T00:00:00.000000Z', id],
        ['Succeeded', 'succeeded', '0000-01-01T00:00:00.000000Z', id],
        ['Succeeded', 'succeeded', 'infinity', id],
        ['Succeeded', 'state', '#one', `$${id}`],
        ['Enqueued', 'ready', 'default', '32768', id],
        ['Enqueued', 'ready', 'default', '1.5', id],
        ['Enqueued', 'waiting', 'default', '0', id],
        ['Enqueued', 'enqueued', '#0', '$', '$default', '#', `$${id}`],
        ['Scheduled', 'scheduled', '2026-01-01', id],
        ['Scheduled', 'scheduled', '$', `$${id}`],
      ];

      for (const [state, ...texts] of keys) {
        await expect(
          search({ states: [state] }, { limit: 1, cursor: encoded(...texts) }),
        ).rejects.toMatchObject({ code: 'HANGFIRE_INVALID_CURSOR' });
      }
    });

    it('do not begin at a place of another list', async () => {
      await store.storedMany(3);
      const { next } = await search({}, { limit: 1 });

      await expect(
        search({ states: ['Scheduled'] }, { limit: 1, cursor: next }),
      ).rejects.toMatchObject({ code: 'HANGFIRE_INVALID_CURSOR' });
    });

    it('do not begin at a place of the same list in the other order', async () => {
      await store.storedMany(3);
      const newest = { limit: 1 };
      const oldest = { limit: 1, isOldestFirst: true };
      const refusal = { code: 'HANGFIRE_INVALID_CURSOR' };

      const { next } = await search({}, newest);
      await expect(search({}, { ...oldest, cursor: next })).rejects.toMatchObject(refusal);
      const { next: other } = await search({}, oldest);
      await expect(search({}, { ...newest, cursor: other })).rejects.toMatchObject(refusal);
    });
  });
}
