import type { JobSearch } from '../../storage/monitoring/monitoring-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { failed, found } from './search-scenarios.js';

/** Each text means something inside a statement or a pattern. */
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

export function hostileSearches({ describe, it, store }: Suite): void {
  describe('a search for a hostile text', () => {
    it.each(HOSTILE)('finds exactly %j', async (text) => {
      const id = await failed(store, text, `before ${text} after`, {
        type: `T${text}`,
        method: `m${text}`,
        arguments: `[["${text.replace(/["\\\n\t]/g, '')}"]]`,
      });
      await failed(store, 'Error', 'harmless');

      expect(await found(store, { type: text })).toEqual([id]);
      expect(await found(store, { method: text })).toEqual([id]);
      expect(await found(store, { words: [text] })).toEqual([id]);
      if (!/[\t\n]/.test(text)) expect(await found(store, { error: text })).toEqual([id]);
      expect(await found(store, { queue: text })).toEqual([]);
      expect(await found(store, { serverId: text })).toEqual([]);
      expect(await found(store, { ranOn: text })).toEqual([]);
      expect(await found(store, { recurringId: text })).toEqual([]);
      expect(await found(store, { states: [text] })).toEqual([]);
      await found(store, { argument: text });
    });

    it('refuses the character NUL, invalid times and lengths of time', async () => {
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
        { ranOn: text },
        { recurringId: text },
        { batchId: text },
        { ids: [text] },
        { before: new Date(Number.NaN) },
        { after: new Date(Number.NaN) },
        { before: new Date(8.64e15) },
        { after: new Date(-8.64e15) },
        { failedBefore: new Date(Number.NaN) },
        { failedAfter: new Date(8.64e15) },
        { duration: { atLeast: Number.NaN } },
        { latency: { atMost: Number.POSITIVE_INFINITY } },
      ];

      for (const search of searches) {
        const refusal = { code: 'HANGFIRE_INVALID_SEARCH' };
        await expect(found(store, search)).rejects.toMatchObject(refusal);
        await expect(store.storage.monitoring.count(search, 1)).rejects.toMatchObject(refusal);
      }
    });
  });
}
