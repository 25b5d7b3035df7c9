import { recurringParameters } from '../../job/recurring-run.js';
import { UuidV7Generator } from '../../support/uuid-v7.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aJobId, aNewJob, anEntry } from '../support/builders.js';
import { DAY, HOUR } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';
import { failed, found, idsOfPages } from './search-scenarios.js';

export function jobSearches({ describe, it, store }: Suite): void {
  describe('a search finds jobs', () => {
    it('by parts of their type and method, without regard to case', async () => {
      const mail = await store.stored({ type: 'MailService', method: 'sendWelcome' });
      const other = await store.stored({ type: 'EMAILER', method: 'remind' });

      expect(await found(store, { type: 'mail' })).toEqual([mail.id, other.id]);
      expect(await found(store, { type: 'mail', method: 'SEND' })).toEqual([mail.id]);
      expect(await found(store, { method: 'none' })).toEqual([]);
    });

    it('by the whole name of their queue', async () => {
      const { id } = await store.stored({ queue: 'reports' });
      await store.stored({ queue: 'reports-2' });

      expect(await found(store, { queue: 'reports' })).toEqual([id]);
      expect(await found(store, { queue: 'report' })).toEqual([]);
    });

    it('by the server that runs them', async () => {
      const { id } = await store.running({}, 'server-7');
      await store.running({}, 'server-8');

      expect(await found(store, { serverId: 'server-7' })).toEqual([id]);
      expect(await found(store, { serverId: 'server-7', states: ['Processing'] })).toEqual([id]);
      expect(await found(store, { serverId: 'server-7', states: ['Failed'] })).toEqual([]);
    });

    it('by their ids', async () => {
      const [a, b] = await store.storedMany(3);
      await store.move(b ?? { id: '' }, 'Succeeded');
      const ids = [a?.id ?? '', b?.id ?? '', aJobId(), "no'id", '\u{1f642}'];

      expect(await found(store, { ids })).toEqual([a?.id, b?.id]);
      expect(await found(store, { ids, states: ['Succeeded'] })).toEqual([b?.id]);
      expect(await found(store, { ids: [] })).toEqual([]);
      expect(await found(store, { ids: ['none'] })).toEqual([]);
    });

    it('by their batch', async () => {
      const batch = await store.storedBatch({}, [{}, {}, {}]);
      await store.storedBatch({}, [{}]);
      const [first, second, third] = idsOf(batch.jobs);
      await store.move({ id: second ?? '' }, 'Succeeded');
      await store.move({ id: third ?? '' }, 'Failed');

      const batchId = batch.id;
      expect(await found(store, { batchId })).toEqual([first, second, third]);
      expect(await found(store, { batchId, states: ['Failed'] })).toEqual([third]);
      expect(await found(store, { batchId, states: ['Succeeded'] })).toEqual([second]);
      expect(await found(store, { batchId: aJobId() })).toEqual([]);
      expect(await found(store, { batchId: 'none' })).toEqual([]);
    });

    it('by their recurring job, also when it is removed', async () => {
      const run = (id: string) =>
        recurringParameters({ id, nominalAt: new Date() }, { isQueued: false });
      const recurringId = 'nightly "100%" \\ 🙂';
      const { id } = await store.stored({ parameters: run(recurringId) });
      await store.stored({ parameters: run('nightly') });
      await store.stored({ parameters: { other: recurringId } });

      expect(await found(store, { recurringId })).toEqual([id]);
      expect(await found(store, { recurringId: 'night' })).toEqual([]);
    });

    it('by part of their arguments', async () => {
      const { id } = await store.stored({ arguments: '[[1],"Ada@Example.org"]' });
      await store.stored();

      expect(await found(store, { argument: 'ada@example' })).toEqual([id]);
    });

    it('by words, each in their type, method or failure', async () => {
      const id = await failed(store, 'TypeError', 'Cannot read');
      await store.stored();

      expect(await found(store, { words: ['email', 'welcome', 'typeerror', 'READ'] })).toEqual([
        id,
      ]);
      expect(await found(store, { words: ['email', 'nothing'] })).toEqual([]);
      expect(await found(store, { words: [] })).toHaveLength(2);
    });

    it('by the time of their creation', async () => {
      const ids = new UuidV7Generator();
      const created = async (at: Date, state = 'Enqueued') => {
        const id = ids.next(at.getTime());
        const expireAt = state === 'Succeeded' ? store.ahead(DAY) : undefined;
        const history = [anEntry(state, { at })];
        await store.jobs.createJobs([aNewJob({ id, state, expireAt, history })]);
        return id;
      };
      // Some stores take the time of creation from their own clock, others from the id.
      const now = await created(store.ago(0));
      const [earlier, later] = [store.ago(HOUR), store.ahead(HOUR)];

      expect(await found(store, { after: earlier, before: later })).toEqual([now]);
      expect(await found(store, { after: later })).toEqual([]);
      expect(await found(store, { before: earlier })).toEqual([]);
      const done = await created(store.ago(0), 'Succeeded');
      expect(await found(store, { after: earlier, states: ['Succeeded'] })).toEqual([done]);
      expect(await found(store, { after: later, states: ['Succeeded'] })).toEqual([]);
    });

    it('page by page, by every kind of search', async () => {
      const batch = await store.storedBatch(
        {},
        Array.from({ length: 5 }, () => ({})),
      );
      const ids = idsOf(batch.jobs);
      await store.storedMany(3, { type: 'Other' });
      const reversed = [...ids].reverse();

      expect(await idsOfPages(store, { batchId: batch.id })).toEqual(reversed);
      expect(await idsOfPages(store, { ids })).toEqual(reversed);
      expect(await idsOfPages(store, { type: 'email' })).toEqual(reversed);
      expect(await idsOfPages(store, { words: ['email'], states: ['Enqueued'] })).toEqual(ids);
    });
  });
}
