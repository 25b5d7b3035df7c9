import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { anEntry } from '../support/builders.js';
import { HOUR, MINUTE } from '../support/durations.js';
import { failed, found } from './search-scenarios.js';

export function searchesByFailure({ describe, it, store }: Suite): void {
  const failAgain = async (id: string, fingerprint: string | undefined) => {
    const data = { exception: { type: 'TypeError', message: 'No answer' }, fingerprint };
    await store.move({ id }, 'Failed', { history: [anEntry('Failed', { data })] });
  };
  const failedBy = async (fingerprint: string) => {
    const { id } = await store.running();
    await failAgain(id, fingerprint);
    return id;
  };

  describe('a search finds jobs', () => {
    it('by the type and the message of their latest failure', async () => {
      const one = await failed(store, 'TypeError', 'Cannot read properties of undefined');
      const other = await failed(store, 'TimeoutError', 'No answer');

      expect(await found(store, { error: 'typeerror' })).toEqual([one]);
      expect(await found(store, { error: 'PROPERTIES of' })).toEqual([one]);
      expect(await found(store, { error: 'o' })).toEqual([one, other].sort());
      expect(await found(store, { error: 'secretPlace' })).toEqual([]);
      expect(
        await found(store, { error: 'properties', type: 'email', states: ['Failed'] }),
      ).toEqual([one]);
    });

    it('by their latest failure, whatever came after it', async () => {
      const id = await failed(store, 'FirstError', 'once');
      await store.move({ id }, 'Enqueued');
      expect(await found(store, { error: 'FirstError' })).toEqual([id]);
      await store.move({ id }, 'Succeeded');
      expect(await found(store, { error: 'FirstError' })).toEqual([id]);
      await store.move({ id }, 'Enqueued');
      expect(await found(store, { error: 'FirstError' })).toEqual([id]);

      const data = { exception: { type: 'SecondError', message: 'twice' } };
      await store.move({ id }, 'Failed', { history: [anEntry('Failed', { data })] });
      expect(await found(store, { error: 'SecondError' })).toEqual([id]);
      expect(await found(store, { error: 'FirstError' })).toEqual([]);
    });

    it('by the fingerprint of their latest failure', async () => {
      const [one, other] = [await failedBy('a1'), await failedBy('b2')];
      const older = await failed(store, 'TypeError', 'a1');

      expect(await found(store, { fingerprint: 'a1' })).toEqual([one]);
      expect(await found(store, { fingerprint: 'a1', states: ['Failed'] })).toEqual([one]);
      expect(await found(store, { fingerprint: 'a' })).toEqual([]);
      expect(await found(store, { fingerprint: 'A1' })).toEqual([]);

      await failAgain(other, 'a1');
      expect(await found(store, { fingerprint: 'a1' })).toEqual([one, other].sort());
      expect(await found(store, { fingerprint: 'b2' })).toEqual([]);

      await failAgain(other, undefined);
      expect(await found(store, { fingerprint: 'a1' })).toEqual([one]);
      expect(await found(store, { error: 'TypeError' })).toEqual([one, other, older].sort());
    });

    it('by the fingerprint of a failure, whatever came after it', async () => {
      const id = await failedBy('a1');
      for (const state of ['Enqueued', 'Deleted', 'Succeeded', 'Enqueued']) {
        await store.move({ id }, state);
        expect(await found(store, { fingerprint: 'a1' })).toEqual([id]);
      }
    });

    it('by the fingerprint of a failure that they were created with', async () => {
      const data = { exception: { type: 'BornError', message: 'at once' }, fingerprint: 'a1' };
      const given = { state: 'Failed', history: [anEntry('Failed', { data })] };
      const jobs = [await store.stored(given), ...(await store.storedMany(2, given))];

      expect(await found(store, { fingerprint: 'a1' })).toEqual(jobs.map(({ id }) => id).sort());
    });

    it('by a failure that they were created with', async () => {
      const data = { exception: { type: 'BornError', message: 'at once' } };
      const job = await store.stored({ state: 'Failed', history: [anEntry('Failed', { data })] });
      const deleted = await store.stored({
        state: 'Deleted',
        history: [anEntry('Deleted', { data })],
      });

      expect(await found(store, { error: 'bornerror' })).toEqual([job.id, deleted.id]);
    });

    it('that are scheduled because a run of them failed', async () => {
      const id = await failed(store, 'TypeError', 'Cannot read');
      const other = await failed(store, 'TypeError', 'Cannot read');
      await store.move({ id }, 'Scheduled', { runAt: store.ahead(HOUR) });
      const fresh = await store.stored({ state: 'Scheduled', runAt: store.ahead(MINUTE) });

      const states = ['Scheduled'];
      expect(await found(store, { isRetry: true })).toEqual([id]);
      expect(await found(store, { isRetry: true, states })).toEqual([id]);
      expect(await found(store, { isRetry: true, states: ['Failed'] })).toEqual([]);
      expect(await found(store, { isRetry: false, states })).toEqual([fresh.id]);
      expect(await found(store, { isRetry: false })).toEqual([other, fresh.id].sort());
    });

    it('by a failure with characters that a store may not take', async () => {
      const id = await failed(store, 'Odd\0Error\u001e', 'one\u001etwo\u0000three');

      expect(await found(store, { error: 'one two three' })).toEqual([id]);
    });
  });
}
