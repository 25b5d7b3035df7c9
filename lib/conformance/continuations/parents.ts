import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aJobId } from '../support/builders.js';
import { idsOf } from '../support/ids-of.js';

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

export function parents({ describe, it, store }: Suite): void {
  describe('parents', () => {
    it('are found with their kind and state', async () => {
      const running = await store.running();
      const finished = await store.stored({ state: 'Deleted' });
      const waiting = await store.storedBatch({ state: 'Awaiting' });
      const started = await store.storedBatch();
      const ended = await store.storedBatch();
      await store.batches.cancel(ended.id);

      const ids = idsOf([running, finished, waiting, started, ended]);
      const found = await store.continuations.findParents(ids);
      expect(found.sort(byId)).toEqual([
        { id: running.id, kind: 'job', state: 'Processing', isFinished: false },
        { id: finished.id, kind: 'job', state: 'Deleted', isFinished: true },
        { id: waiting.id, kind: 'batch', state: 'Awaiting', isFinished: false },
        { id: started.id, kind: 'batch', state: 'Started', isFinished: false },
        { id: ended.id, kind: 'batch', state: 'Deleted', isFinished: true },
      ]);
    });

    it('are found unfinished while they are Failed', async () => {
      const { id } = await store.stored({ state: 'Failed' });

      expect(await store.continuations.findParents([id])).toEqual([
        { id, kind: 'job', state: 'Failed', isFinished: false },
      ]);
    });

    it('are left out when they do not exist', async () => {
      const { id } = await store.stored();
      const found = await store.continuations.findParents([aJobId(), 'no-such-job', id, '']);

      expect(idsOf(found)).toEqual([id]);
      expect(await store.continuations.findParents([])).toEqual([]);
    });
  });
}
