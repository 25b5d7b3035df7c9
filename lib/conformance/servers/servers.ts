import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { ALIKE_NAMES } from '../support/alike-names.js';
import { HOUR, MINUTE } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';

export function servers({ describe, it, store }: Suite): void {
  const serverIds = async () => idsOf(await store.servers.list()).sort();

  describe('servers', () => {
    it('are listed as they announced themselves', async () => {
      const queues = ['critical', 'default'];
      const software = { application: '1.2.3-β', library: '0.1.0', node: '20.1.0', host: 'wéb' };
      const said = { id: 'server-1', name: 'web-1', queues, workerCount: 20, software };
      await store.servers.announce(said);

      const [server] = await store.servers.list();
      expect(server).toMatchObject(said);
      for (const time of [server?.startedAt, server?.heartbeatAt]) {
        expect(time?.getTime()).toBeGreaterThan(store.ago(MINUTE).getTime());
      }
    });

    it('are listed once, however often they announce themselves', async () => {
      await store.announced('server-1');
      const again = { id: 'server-1', name: 'web-1', queues: ['other'], workerCount: 1 };
      await store.servers.announce(again);

      expect(await store.servers.list()).toMatchObject([again]);
    });

    it('may leave out what they run', async () => {
      await store.announced('server-1');
      expect((await store.servers.list())[0]?.software).toBeUndefined();
    });

    it('are told apart by every character of their ids', async () => {
      for (const id of ALIKE_NAMES) await store.announced(id);
      expect(await serverIds()).toEqual(ALIKE_NAMES.toSorted());
      await store.servers.remove('a');
      await store.servers.requestStop('A');

      const pulseOf = (id: string) =>
        store.servers.heartbeat(id, { queues: [], serverTimeoutMs: HOUR });
      const pulses = [];
      for (const id of ALIKE_NAMES) pulses.push({ id, ...(await pulseOf(id)) });
      expect(idsOf(pulses.filter(({ isKnown }) => !isKnown))).toEqual(['a']);
      expect(idsOf(pulses.filter(({ isStopRequested }) => isStopRequested))).toEqual(['A']);
    });

    it('are gone when they are removed', async () => {
      await store.announced('server-1');
      await store.announced('server-2');
      await store.servers.remove('server-1');
      await store.servers.remove('nobody');

      expect(await serverIds()).toEqual(['server-2']);
    });

    it('are removed when they were silent for longer than the timeout', async () => {
      await store.announced('server-1');
      await store.announced('server-2');

      expect(await store.servers.removeTimedOut(HOUR)).toEqual([]);
      expect((await store.servers.removeTimedOut(-MINUTE)).sort()).toEqual([
        'server-1',
        'server-2',
      ]);
      expect(await serverIds()).toEqual([]);
      expect(await store.servers.removeTimedOut(-MINUTE)).toEqual([]);
    });

    it('are kept as lost when they were removed for their silence, the latest first', async () => {
      await store.announced('server-1');
      await store.announced('server-2');
      await store.servers.remove('server-2');
      expect(await store.servers.listLost()).toEqual([]);

      const [server] = await store.servers.list();
      await store.servers.removeTimedOut(-MINUTE);
      await store.announced('server-3');
      await store.servers.removeTimedOut(-MINUTE);
      await store.servers.removeTimedOut(-MINUTE);

      const lost = await store.servers.listLost();
      expect(idsOf(lost)).toEqual(['server-3', 'server-1']);
      expect(lost[1]).toEqual({
        id: 'server-1',
        name: 'web-1',
        startedAt: server?.startedAt,
        heartbeatAt: server?.heartbeatAt,
        lostAt: expect.any(Date),
      });
      expect(lost[1]?.lostAt.getTime()).toBeGreaterThan(store.ago(MINUTE).getTime());
    });

    it('are lost once more when they come back and fall silent again', async () => {
      for (const id of ['server-1', 'server-2', 'server-1']) {
        await store.announced(id);
        await store.servers.removeTimedOut(-MINUTE);
      }

      expect(idsOf(await store.servers.listLost())).toEqual(['server-1', 'server-2']);
    });

    it('stay on record when the store is opened again', async () => {
      await store.announced('server-1');
      await store.storage.open();

      expect(await serverIds()).toEqual(['server-1']);
    });
  });
}
