import type { SearchPage } from '../../storage/monitoring/monitoring-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { ALIKE_NAMES } from '../support/alike-names.js';
import { HOUR } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';
import { aRecurringJob } from '../support/recurring-builders.js';
import { foundRecurring, recurring } from './recurring-scenarios.js';

export function recurringLists({ describe, it, store }: Suite): void {
  const search = (words: readonly string[], page: SearchPage) =>
    store.storage.monitoring.searchRecurringJobs(words, page);
  const summary = () => store.storage.monitoring.recurringJobs();

  describe('recurring jobs are listed for people', () => {
    it('by id, page by page', async () => {
      const ids = ['C', 'a', 'a-1', 'b', 'ç', '🎉'];
      for (const id of ids.toReversed()) await recurring(store, { id });

      const first = await search([], { limit: 4 });
      expect(idsOf(first.recurringJobs)).toEqual(ids.slice(0, 4));
      expect(first.recurringJobs[1]).toEqual(await foundRecurring(store, 'a'));
      const last = await search([], { limit: 4, cursor: first.next });
      expect(idsOf(last.recurringJobs)).toEqual(ids.slice(4));
      expect(last.next).toBeUndefined();
      expect((await search([], { limit: ids.length })).next).toBeUndefined();
    });

    it('with similar ids', async () => {
      for (const id of ALIKE_NAMES) await recurring(store, { id, description: `is ${id}` });

      for (const id of ALIKE_NAMES) {
        expect(await foundRecurring(store, id)).toMatchObject({ id, description: `is ${id}` });
      }
      await store.storage.recurring.remove('a');
      const { recurringJobs } = await search([], { limit: ALIKE_NAMES.length });
      expect(idsOf(recurringJobs).sort()).toEqual(ALIKE_NAMES.slice(1).sort());
    });

    it('from the end of a page, also when its last recurring job is gone', async () => {
      for (const id of ['a', 'b', 'c']) await recurring(store, { id });
      const { next } = await search([], { limit: 2 });
      await store.storage.recurring.remove('b');

      expect(idsOf((await search([], { limit: 2, cursor: next })).recurringJobs)).toEqual(['c']);
    });

    it('by words, each in their id, class, method or description', async () => {
      const hostile = `100%_"Größe"';--\\🙂`;
      await recurring(store, { id: 'mail', type: 'MailService', method: 'sendAll' });
      await recurring(store, { id: 'report', description: `About ${hostile}` });

      const found = async (...words: string[]) =>
        idsOf((await search(words, { limit: 10 })).recurringJobs);
      expect(await found()).toEqual(['mail', 'report']);
      expect(await found('MAILS')).toEqual(['mail']);
      expect(await found('sendall', 'mail')).toEqual(['mail']);
      expect(await found('sendall', 'report')).toEqual([]);
      expect(await found(hostile)).toEqual(['report']);
      expect(await found('%')).toEqual(['report']);
      expect(await found('_')).toEqual(['report']);
    });

    it('only from the end of a page, and without the character NUL', async () => {
      await expect(search([], { limit: 1, cursor: 'report' })).rejects.toMatchObject({
        code: 'HANGFIRE_INVALID_CURSOR',
      });
      await expect(search(['\0'], { limit: 1 })).rejects.toMatchObject({
        code: 'HANGFIRE_INVALID_SEARCH',
      });
    });
  });

  describe('recurring jobs are summarized', () => {
    it('with their number, which may be 0', async () => {
      expect(await summary()).toMatchObject({ count: 0, failures: [] });
      for (const id of ['a', 'b', 'c']) await recurring(store, { id });

      expect(await summary()).toMatchObject({ count: 3, failures: [] });
    });

    it('with those that could not be scheduled, unless they are paused', async () => {
      await recurring(store, { id: 'b', error: 'No such class\n  at "line" 1' });
      await recurring(store, { id: 'a', error: 'Wrong', failures: 2 });
      await recurring(store, { id: 'paused', error: 'Wrong', pausedAt: store.ago(HOUR) });

      expect((await summary()).failures).toEqual([
        { id: 'a', error: 'Wrong' },
        { id: 'b', error: 'No such class\n  at "line" 1' },
      ]);
    });

    it('with the first hundred of them', async () => {
      const ids = Array.from({ length: 101 }, (_, n) => `job-${String(n).padStart(3, '0')}`);
      for (const id of ids) await recurring(store, { id, error: 'Wrong' });

      const { count, failures } = await summary();
      expect(count).toBe(101);
      expect(idsOf(failures)).toEqual(ids.slice(0, 100));
    });

    it('with a revision that is new after each change', async () => {
      const seen = [(await summary()).revision];
      const look = async () => seen.push((await summary()).revision);

      await recurring(store, { id: 'a' });
      await look();
      await recurring(store, { id: 'b' });
      await look();
      await store.storage.recurring.change('a', () => aRecurringJob({ id: 'a', queue: 'mail' }));
      await look();
      await store.storage.recurring.remove('b');
      await look();

      expect(new Set(seen).size).toBe(seen.length);
      expect((await summary()).revision).toBe(seen.at(-1));
    });
  });
}
