import type { AuditPage } from '../../storage/audit/audit-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { DAY, MINUTE } from '../support/durations.js';

export function audit({ describe, it, store }: Suite): void {
  const record = (subject: string, details?: string) =>
    store.storage.audit.record({ user: 'Ada', action: 'job.requeue', subject, details });
  const list = (page: Partial<AuditPage> = {}) => store.storage.audit.list({ limit: 10, ...page });
  const subjects = async (page: Partial<AuditPage> = {}) =>
    (await list(page)).entries.map(({ subject }) => subject);

  describe('the audit', () => {
    it('lists who did what to what, and when, the latest first', async () => {
      await record('1', 'because');
      await record('2');

      expect((await list()).entries).toEqual([
        {
          id: expect.any(String),
          at: expect.any(Date),
          user: 'Ada',
          action: 'job.requeue',
          subject: '2',
          details: undefined,
        },
        expect.objectContaining({ subject: '1', details: 'because' }),
      ]);
      const [latest] = (await list()).entries;
      expect(latest?.at.getTime()).toBeGreaterThan(store.ago(MINUTE).getTime());
    });

    it('is read page by page, while it grows', async () => {
      for (const subject of ['1', '2', '3', '4']) await record(subject);
      const first = await list({ limit: 2 });
      await record('5');

      const second = await list({ limit: 2, cursor: first.next });
      expect(second.entries.map(({ subject }) => subject)).toEqual(['2', '1']);
      expect(second.next).toBeUndefined();
    });

    it('is searched by words, each in any field', async () => {
      await record('queue-a', '100% "sure" \\ _ 🙂');
      await record('queue-b');

      expect(await subjects({ words: ['ADA', 'requeue', 'queue-'] })).toEqual([
        'queue-b',
        'queue-a',
      ]);
      for (const word of ['100%', '"SURE"', '\\', '_', '🙂']) {
        expect(await subjects({ words: [word] })).toEqual(['queue-a']);
      }
      expect(await subjects({ words: ["'; --"] })).toEqual([]);
    });

    it('keeps entries, except for the character NUL', async () => {
      await store.storage.audit.record({ user: 'a\0', action: '\0', subject: '\0', details: '\0' });

      expect((await list()).entries).toHaveLength(1);
      await expect(list({ words: ['\0'] })).rejects.toMatchObject({
        code: 'HANGFIRE_INVALID_SEARCH',
      });
    });

    it('refuses a cursor that it never gave out', async () => {
      for (const cursor of ['', 'x', 'WyJhdWRpdCIsIngiXQ']) {
        await expect(list({ cursor })).rejects.toMatchObject({ code: 'HANGFIRE_INVALID_CURSOR' });
      }
    });

    it('forgets entries after their retention', async () => {
      await record('1');
      await store.maintenance.removeExpired({});
      await store.maintenance.removeExpired({ auditRetentionMs: DAY });
      expect(await subjects()).toEqual(['1']);

      await store.maintenance.removeExpired({ auditRetentionMs: -MINUTE });
      expect(await subjects()).toEqual([]);
    });
  });
}
