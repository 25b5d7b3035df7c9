import { recurringParameters } from '../../job/recurring-run.js';
import type { JobSearch } from '../../storage/monitoring-store.js';
import type { NewJob } from '../../storage/records.js';
import { UuidV7Generator } from '../../support/uuid-v7.js';
import { expect } from '../expect.js';
import { DAY, HOUR, idsOf, MINUTE } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { aJobId, aNewJob, anEntry, aTransition } from '../support/builders.js';
import { idsOfPages } from './job-lists.js';

/** Each would mean something if it were taken for a part of a statement or a pattern. */
const HOSTILE = [
  "'; DROP TABLE job; --",
  '"quoted"',
  '100%',
  '_under_',
  'back\\slash',
  '\\%',
  '$1',
  'İstanbul',
  'مرحبا',
  '🙂',
  '<script>alert(1)</script>',
  'tab\tand\nline',
] as const;

export function jobSearches(suite: Suite): void {
  const { describe, it, store } = suite;
  const found = async (given: JobSearch) =>
    idsOf((await store.storage.monitoring.search(given, { limit: 100 })).jobs).sort();
  const failed = async (type: string, message: string, given: Partial<NewJob> = {}) => {
    const job = await store.running(given);
    const data = { exception: { type, message }, stack: 'at secretPlace' };
    await store.apply(aTransition(job, { to: 'Failed', history: [anEntry('Failed', { data })] }));
    return job.id;
  };

  describe('a search finds jobs', () => {
    it('by parts of their type and method, without regard to case', async () => {
      const mail = await store.stored({ type: 'MailService', method: 'sendWelcome' });
      const other = await store.stored({ type: 'EMAILER', method: 'remind' });

      expect(await found({ type: 'mail' })).toEqual([mail.id, other.id]);
      expect(await found({ type: 'mail', method: 'SEND' })).toEqual([mail.id]);
      expect(await found({ method: 'none' })).toEqual([]);
    });

    it('by the whole name of their queue', async () => {
      const { id } = await store.stored({ queue: 'reports' });
      await store.stored({ queue: 'reports-2' });

      expect(await found({ queue: 'reports' })).toEqual([id]);
      expect(await found({ queue: 'report' })).toEqual([]);
    });

    it('by the server that runs them', async () => {
      const { id } = await store.running({}, 'server-7');
      await store.running({}, 'server-8');

      expect(await found({ serverId: 'server-7' })).toEqual([id]);
      expect(await found({ serverId: 'server-7', states: ['Processing'] })).toEqual([id]);
      expect(await found({ serverId: 'server-7', states: ['Failed'] })).toEqual([]);
    });

    it('by their ids', async () => {
      const [a, b] = await store.storedMany(3);
      await store.move(b ?? { id: '' }, 'Succeeded');
      const ids = [a?.id ?? '', b?.id ?? '', aJobId(), "no'id", '\u{1f642}'];

      expect(await found({ ids })).toEqual([a?.id, b?.id]);
      expect(await found({ ids, states: ['Succeeded'] })).toEqual([b?.id]);
      expect(await found({ ids: [] })).toEqual([]);
      expect(await found({ ids: ['none'] })).toEqual([]);
    });

    it('by their batch', async () => {
      const batch = await store.storedBatch({}, [{}, {}, {}]);
      await store.storedBatch({}, [{}]);
      const [first, second, third] = idsOf(batch.jobs);
      await store.move({ id: second ?? '' }, 'Succeeded');
      await store.move({ id: third ?? '' }, 'Failed');

      const batchId = batch.id;
      expect(await found({ batchId })).toEqual([first, second, third]);
      expect(await found({ batchId, states: ['Failed'] })).toEqual([third]);
      expect(await found({ batchId, states: ['Succeeded'] })).toEqual([second]);
      expect(await found({ batchId: aJobId() })).toEqual([]);
      expect(await found({ batchId: 'none' })).toEqual([]);
    });

    it('by their recurring job, whether that is still there or not', async () => {
      const run = (id: string) =>
        recurringParameters({ id, nominalAt: new Date() }, { isQueued: false });
      const recurringId = 'nightly "100%" \\ 🙂';
      const { id } = await store.stored({ parameters: run(recurringId) });
      await store.stored({ parameters: run('nightly') });
      await store.stored({ parameters: { other: recurringId } });

      expect(await found({ recurringId })).toEqual([id]);
      expect(await found({ recurringId: 'night' })).toEqual([]);
    });

    it('by the type and the message of their latest failure', async () => {
      const one = await failed('TypeError', 'Cannot read properties of undefined');
      const other = await failed('TimeoutError', 'No answer');

      expect(await found({ error: 'typeerror' })).toEqual([one]);
      expect(await found({ error: 'PROPERTIES of' })).toEqual([one]);
      expect(await found({ error: 'o' })).toEqual([one, other].sort());
      expect(await found({ error: 'secretPlace' })).toEqual([]);
      expect(await found({ error: 'properties', type: 'email', states: ['Failed'] })).toEqual([
        one,
      ]);
    });

    it('by a failure that they have come over', async () => {
      const id = await failed('FirstError', 'once');
      await store.move({ id }, 'Enqueued');
      expect(await found({ error: 'FirstError' })).toEqual([id]);
      await store.move({ id }, 'Succeeded');
      expect(await found({ error: 'FirstError' })).toEqual([id]);
      await store.move({ id }, 'Enqueued');
      expect(await found({ error: 'FirstError' })).toEqual([id]);

      const data = { exception: { type: 'SecondError', message: 'twice' } };
      await store.move({ id }, 'Failed', { history: [anEntry('Failed', { data })] });
      expect(await found({ error: 'SecondError' })).toEqual([id]);
      expect(await found({ error: 'FirstError' })).toEqual([]);
    });

    it('by a failure that they were created with', async () => {
      const data = { exception: { type: 'BornError', message: 'at once' } };
      const job = await store.stored({ state: 'Failed', history: [anEntry('Failed', { data })] });
      const deleted = await store.stored({
        state: 'Deleted',
        history: [anEntry('Deleted', { data })],
      });

      expect(await found({ error: 'bornerror' })).toEqual([job.id, deleted.id]);
    });

    it('by part of their arguments', async () => {
      const { id } = await store.stored({ arguments: '[[1],"Ada@Example.org"]' });
      await store.stored();

      expect(await found({ argument: 'ada@example' })).toEqual([id]);
    });

    it('by words that are contained somewhere', async () => {
      const id = await failed('TypeError', 'Cannot read');
      await store.stored();

      expect(await found({ words: ['email', 'welcome', 'typeerror', 'READ'] })).toEqual([id]);
      expect(await found({ words: ['email', 'nothing'] })).toEqual([]);
      expect(await found({ words: [] })).toHaveLength(2);
    });

    it('by when they were created', async () => {
      const ids = new UuidV7Generator();
      const created = async (at: Date, state = 'Enqueued') => {
        const id = ids.next(at.getTime());
        const expireAt = state === 'Succeeded' ? store.ahead(DAY) : undefined;
        const history = [anEntry(state, { at })];
        await store.jobs.createJobs([aNewJob({ id, state, expireAt, history })]);
        return id;
      };
      // The store in memory stamps jobs with its own clock.
      const now = await created(store.ago(0));
      const [earlier, later] = [store.ago(HOUR), store.ahead(HOUR)];

      expect(await found({ after: earlier, before: later })).toEqual([now]);
      expect(await found({ after: later })).toEqual([]);
      expect(await found({ before: earlier })).toEqual([]);
      const done = await created(store.ago(0), 'Succeeded');
      expect(await found({ after: earlier, states: ['Succeeded'] })).toEqual([done]);
      expect(await found({ after: later, states: ['Succeeded'] })).toEqual([]);
    });

    it('that are scheduled because a run of them failed', async () => {
      const id = await failed('TypeError', 'Cannot read');
      const other = await failed('TypeError', 'Cannot read');
      await store.move({ id }, 'Scheduled', { runAt: store.ahead(HOUR) });
      const fresh = await store.stored({ state: 'Scheduled', runAt: store.ahead(MINUTE) });

      const states = ['Scheduled'];
      expect(await found({ isRetry: true })).toEqual([id]);
      expect(await found({ isRetry: true, states })).toEqual([id]);
      expect(await found({ isRetry: true, states: ['Failed'] })).toEqual([]);
      expect(await found({ isRetry: false, states })).toEqual([fresh.id]);
      expect(await found({ isRetry: false })).toEqual([other, fresh.id].sort());
    });

    it('page by page, in whatever way they are looked for', async () => {
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

  hostileSearches(suite, found, failed);
}

function hostileSearches(
  { describe, it, store }: Suite,
  found: (search: JobSearch) => Promise<string[]>,
  failed: (type: string, message: string, given?: Partial<NewJob>) => Promise<string>,
): void {
  describe('a search for hostile text', () => {
    it.each(HOSTILE)('takes %j for what it is', async (text) => {
      const id = await failed(text, `before ${text} after`, {
        type: `T${text}`,
        method: `m${text}`,
        arguments: `[["${text.replace(/["\\\n\t]/g, '')}"]]`,
      });
      await failed('Error', 'harmless');

      expect(await found({ type: text })).toEqual([id]);
      expect(await found({ method: text })).toEqual([id]);
      expect(await found({ words: [text] })).toEqual([id]);
      if (!/[\t\n]/.test(text)) expect(await found({ error: text })).toEqual([id]);
      expect(await found({ queue: text })).toEqual([]);
      expect(await found({ serverId: text })).toEqual([]);
      expect(await found({ recurringId: text })).toEqual([]);
      expect(await found({ states: [text] })).toEqual([]);
      await found({ argument: text });
    });

    it('refuses the character NUL, and times that are none', async () => {
      const text = 'a\0b';
      const searches: JobSearch[] = [
        { type: text },
        { method: text },
        { queue: text },
        { error: text },
        { argument: text },
        { words: ['a', text] },
        { states: [text] },
        { serverId: text },
        { recurringId: text },
        { batchId: text },
        { ids: [text] },
        { before: new Date(Number.NaN) },
        { after: new Date(Number.NaN) },
        { before: new Date(8.64e15) },
        { after: new Date(-8.64e15) },
      ];

      for (const search of searches) {
        const refusal = { code: 'HANGFIRE_INVALID_SEARCH' };
        await expect(found(search)).rejects.toMatchObject(refusal);
        await expect(store.storage.monitoring.count(search, 1)).rejects.toMatchObject(refusal);
      }
    });

    it('keeps failures with characters that a store may not take', async () => {
      const id = await failed('Odd\0Error\u001e', 'one\u001etwo\u0000three');

      expect(await found({ error: 'one two three' })).toEqual([id]);
    });
  });
}
