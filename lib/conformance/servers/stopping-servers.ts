import type { HeartbeatOptions, ServerRecord } from '../../storage/server-store.js';
import { HeardEvents } from '../events/heard-events.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { HOUR } from '../support/durations.js';

export function stoppingServers({ describe, it, store }: Suite): void {
  const heartbeat = (given: Partial<HeartbeatOptions> = {}, id = 'server-1') =>
    store.servers.heartbeat(id, { queues: [], serverTimeoutMs: HOUR, ...given });
  const listed = async (id: string): Promise<ServerRecord | undefined> =>
    (await store.servers.list()).find((server) => server.id === id);

  describe('the load of a server', () => {
    const load = { memoryBytes: 8_589_934_592, cpu: 1.25, eventLoopLagMs: 0.5 };

    it('is listed as in its latest heartbeat', async () => {
      await store.announced('server-1');
      expect((await listed('server-1'))?.load).toBeUndefined();
      await heartbeat({ load: { ...load, cpu: 0 } });
      await heartbeat({ load });
      await heartbeat();

      expect((await listed('server-1'))?.load).toEqual(load);
    });

    it('is listed for that server only', async () => {
      await store.announced('server-1');
      await store.announced('server-2');
      await heartbeat({ load });

      expect((await listed('server-2'))?.load).toBeUndefined();
    });
  });

  describe('a server that is asked to stop', () => {
    it('hears it, and learns it from its heartbeat', async () => {
      await store.announced('server-1');
      await store.announced('server-2');
      expect(await heartbeat()).toMatchObject({ isStopRequested: false });
      const heard = await HeardEvents.of(store);
      expect(await store.servers.requestStop('server-1')).toBe(true);

      await heard.first((event) => event.kind === 'stop' && event.serverId === 'server-1');
      expect(await heartbeat()).toMatchObject({ isStopRequested: true });
      expect(await heartbeat({}, 'server-2')).toMatchObject({ isStopRequested: false });
    });

    it('is listed as stopping', async () => {
      await store.announced('server-1');
      expect(await listed('server-1')).toMatchObject({ isStopping: false });
      await store.servers.requestStop('server-1');

      expect(await listed('server-1')).toMatchObject({ isStopping: true });
    });

    it('may be asked again', async () => {
      await store.announced('server-1');
      await store.servers.requestStop('server-1');

      expect(await store.servers.requestStop('server-1')).toBe(true);
    });

    it('must exist', async () => {
      expect(await store.servers.requestStop('nobody')).toBe(false);
    });
  });

  describe('a server that stops by itself', () => {
    it('is listed as stopping, and stays so', async () => {
      await store.announced('server-1');
      await heartbeat({ isStopping: true });
      await heartbeat();

      expect(await listed('server-1')).toMatchObject({ isStopping: true });
    });
  });
}
