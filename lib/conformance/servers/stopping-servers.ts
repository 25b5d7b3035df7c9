import type { HeartbeatOptions, ServerRecord } from '../../storage/servers/server-store.js';
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

  describe('the activity of a server', () => {
    const abandonedRun = {
      jobId: '01900000-0000-7000-8000-000000000001',
      type: 'Invoices',
      method: 'send "all" \u0000\ud800',
      startedAt: new Date('2026-03-11T10:30:00Z'),
      abandonedAt: new Date('2026-03-11T10:31:00.001Z'),
      holdsWorker: true,
    };
    const activity = {
      heartbeatIntervalMs: 6_000,
      busyWorkers: 20,
      claimedAhead: 119,
      abandonedCount: 31,
      abandonedRuns: [abandonedRun, { ...abandonedRun, holdsWorker: false }],
      clockOffsetMs: -40_000,
      watchesProblems: true,
    } as const;

    it('is listed as in its latest heartbeat', async () => {
      await store.announced('server-1');
      expect((await listed('server-1'))?.activity).toBeUndefined();
      await heartbeat({ activity: { ...activity, abandonedCount: 0, abandonedRuns: [] } });
      await heartbeat({ activity });
      await heartbeat();

      expect((await listed('server-1'))?.activity).toEqual(activity);
    });

    it('is listed for that server only', async () => {
      await store.announced('server-1');
      await store.announced('server-2');
      await heartbeat({ activity });

      expect((await listed('server-2'))?.activity).toBeUndefined();
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
