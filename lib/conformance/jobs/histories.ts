import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { anEntry, aTransition } from '../support/builders.js';
import { MINUTE } from '../support/durations.js';

export function histories({ describe, it, store }: Suite): void {
  describe('the history of a job', () => {
    it('shows a run while it lasts', async () => {
      const { id } = await store.running({}, 'server-7');

      const { history } = await store.find(id);
      expect(history.map(({ state }) => state)).toEqual(['Enqueued', 'Processing']);
      expect(history.at(-1)?.data).toEqual({ serverId: 'server-7' });
      expect(history.at(-1)?.at.getTime()).toBeGreaterThan(store.ago(MINUTE).getTime());
    });

    it('shows a run once when it has ended', async () => {
      const job = await store.running();
      const run = anEntry('Processing', { data: { serverId: 'server-1', mark: 'worker' } });
      const end = anEntry('Succeeded', { data: { durationMs: 5 } });
      await store.apply(aTransition(job, { to: 'Succeeded', history: [run, end] }));

      expect((await store.find(job.id)).history.slice(1)).toEqual([run, end]);
    });

    it('shows every state in the order in which the job came into it', async () => {
      const job = await store.running();
      const history = ['Processing', 'Failed', 'Scheduled'].map((state) => anEntry(state));
      const runAt = store.ago(MINUTE);
      await store.apply(aTransition(job, { to: 'Scheduled', history, runAt }));
      await store.apply(aTransition(await store.find(job.id), { to: 'Deleted' }));
      await store.apply(aTransition(await store.find(job.id), { to: 'Enqueued' }));

      expect(await store.historyOf(job.id)).toEqual([
        'Enqueued',
        'Processing',
        'Failed',
        'Scheduled',
        'Deleted',
        'Enqueued',
      ]);
    });

    it('shows reasons, and no reason where there was none', async () => {
      const job = await store.running();
      const history = [anEntry('Failed', { reason: 'Mail server down' }), anEntry('Deleted')];
      await store.apply(aTransition(job, { to: 'Deleted', history }));

      const reasons = (await store.find(job.id)).history.map(({ reason }) => reason);
      expect(reasons).toEqual([undefined, 'Mail server down', undefined]);
    });
  });
}
