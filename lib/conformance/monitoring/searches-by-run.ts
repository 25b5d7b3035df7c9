import { FailedState } from '../../states/failed-state.js';
import { ProcessingState } from '../../states/processing-state.js';
import { SucceededState } from '../../states/succeeded-state.js';
import type { JobSearch } from '../../storage/monitoring/monitoring-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { anEntry } from '../support/builders.js';
import { HOUR, MINUTE, SECOND } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';
import { found, idsOfPages } from './search-scenarios.js';

/** The store must not mistake the output of a run for its own text about the run. */
const MISLEADING = JSON.stringify(
  '{"state":"Failed","at":1,"data":{"durationMs":1,"latencyMs":1}}',
);

export function searchesByRun({ describe, it, store }: Suite): void {
  const ranOn = (serverId: string, at = store.ago(0)) =>
    anEntry('Processing', { at, data: new ProcessingState(serverId).toData() });
  const failedAt = (at: Date, serverId = 'server-1') =>
    anEntry('Failed', { at, data: new FailedState(new Error('no'), { serverId }).toData() });

  const hasFailed = async (at: Date): Promise<string> => {
    const job = await store.running();
    await store.move(job, 'Failed', { history: [ranOn('server-1', at), failedAt(at)] });
    return job.id;
  };
  const succeeded = async (latencyMs: number, durationMs: number): Promise<string> => {
    const job = await store.running();
    const data = new SucceededState(MISLEADING, latencyMs, durationMs).toData();
    await store.move(job, 'Succeeded', {
      history: [ranOn('server-1'), anEntry('Succeeded', { data })],
    });
    return job.id;
  };

  describe('a search finds jobs', () => {
    it('by the time of their latest failure', async () => {
      const early = await hasFailed(store.ago(2 * HOUR));
      const late = await hasFailed(store.ago(MINUTE));
      await store.stored();
      await succeeded(1, 1);

      const hourAgo = store.ago(HOUR);
      expect(await found(store, { failedAfter: hourAgo })).toEqual([late]);
      expect(await found(store, { failedBefore: hourAgo })).toEqual([early]);
      expect(await found(store, { failedAfter: hourAgo, states: ['Failed'] })).toEqual([late]);
      expect(await found(store, { failedBefore: hourAgo, states: ['Failed'] })).toEqual([early]);
      expect(await found(store, { failedAfter: store.ahead(HOUR), states: ['Failed'] })).toEqual(
        [],
      );
      const between = { failedAfter: store.ago(3 * HOUR), failedBefore: hourAgo };
      expect(await found(store, between)).toEqual([early]);
    });

    it('by their latest failure, when it came again, and whatever came after it', async () => {
      const id = await hasFailed(store.ago(2 * HOUR));
      await store.move({ id }, 'Failed', { history: [failedAt(store.ago(MINUTE))] });
      const search: JobSearch = { failedAfter: store.ago(HOUR) };
      expect(await found(store, search)).toEqual([id]);
      expect(await found(store, { failedBefore: store.ago(HOUR) })).toEqual([]);

      for (const state of ['Scheduled', 'Enqueued', 'Succeeded', 'Deleted']) {
        await store.move({ id }, state, state === 'Scheduled' ? { runAt: store.ahead(HOUR) } : {});
        expect(await found(store, search)).toEqual([id]);
        expect(await found(store, { ...search, states: [state] })).toEqual([id]);
      }
    });

    it('at the very millisecond of their failure', async () => {
      const at = store.ago(HOUR);
      const id = await hasFailed(at);

      expect(await found(store, { failedAfter: at })).toEqual([id]);
      expect(await found(store, { failedBefore: at })).toEqual([]);
    });

    it('by a server that runs them or ran them', async () => {
      const running = await store.running({}, 'server:1');
      const again = await store.running({}, 'server:2');
      await store.move(again, 'Failed', { history: [ranOn('server:1'), failedAt(store.ago(0))] });
      await store.move(again, 'Enqueued');
      const done = await store.running({ queue: 'other' }, 'server:1');
      const data = new SucceededState('"server:3"', 1, 1).toData();
      await store.move(done, 'Succeeded', {
        history: [ranOn('server:1'), anEntry('Succeeded', { data })],
      });

      expect(await found(store, { ranOn: 'server:1' })).toEqual(
        idsOf([running, again, done]).sort(),
      );
      expect(await found(store, { ranOn: 'server:1', states: ['Succeeded'] })).toEqual([done.id]);
      for (const other of ['server:2', 'server:3', 'server', 'server:_', '%']) {
        expect(await found(store, { ranOn: other })).toEqual([]);
      }
    });

    it('by a server with a hostile name', async () => {
      const serverId = 'a "b" \\ 100%_ 🙂';
      const { id } = await store.running({}, 'server-1');
      await store.move({ id }, 'Failed', { history: [ranOn(serverId), failedAt(store.ago(0))] });

      expect(await found(store, { ranOn: serverId })).toEqual([id]);
      expect(await found(store, { ranOn: 'a "b" \\ 100%x 🙂' })).toEqual([]);
    });

    it('by how long their run took, and how long it was waited for', async () => {
      const quick = await succeeded(5_000, 10);
      const slow = await succeeded(0, 5_000);
      await hasFailed(store.ago(0));
      await store.running();

      const longest = { atLeast: 5 * SECOND };
      expect(await found(store, { duration: longest })).toEqual([slow]);
      expect(await found(store, { latency: longest })).toEqual([quick]);
      expect(await found(store, { duration: { atMost: 4_999 } })).toEqual([quick]);
      expect(await found(store, { latency: { atMost: 0 } })).toEqual([slow]);
      expect(await found(store, { duration: { atLeast: 10, atMost: 10 } })).toEqual([quick]);
      expect(await found(store, { duration: {} })).toEqual([quick, slow].sort());
      expect(await found(store, { duration: longest, latency: longest })).toEqual([]);
      expect(await found(store, { duration: longest, states: ['Succeeded'] })).toEqual([slow]);
      expect(await found(store, { duration: longest, states: ['Failed'] })).toEqual([]);
      expect(await found(store, { duration: longest, serverId: 'server-1' })).toEqual([]);
    });

    it('by their latest run, when a job ran twice, and only while it is Succeeded', async () => {
      const id = await succeeded(0, 5_000);
      await store.move({ id }, 'Enqueued');
      const search: JobSearch = { duration: { atLeast: 5_000 } };
      expect(await found(store, search)).toEqual([]);

      const data = new SucceededState(undefined, 0, 20).toData();
      await store.move({ id }, 'Succeeded', { history: [anEntry('Succeeded', { data })] });
      expect(await found(store, search)).toEqual([]);
      expect(await found(store, { duration: { atMost: 20 } })).toEqual([id]);
    });

    it('by their run, page by page, and counts them', async () => {
      const ids: string[] = [];
      for (const duration of [100, 200, 300, 400, 500]) ids.push(await succeeded(1, duration));

      const search: JobSearch = { duration: { atLeast: 200 } };
      expect(await idsOfPages(store, search)).toEqual(ids.slice(1).reverse());
      expect(await store.storage.monitoring.count(search, 100)).toEqual({
        count: 4,
        isExact: true,
      });
    });
  });
}
