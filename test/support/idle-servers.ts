import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { MeasurementFolder } from '../../lib/server/processes/measurement-folder.js';
import { ProblemWatcher } from '../../lib/server/processes/problem-watcher.js';
import type { JobStorage } from '../../lib/storage/job-storage.js';
import type { Pulse, ServerActivity } from '../../lib/storage/servers/server-store.js';
import { PrivateDataSource } from '../../lib/storages/typeorm/private-data-source.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { forwarding } from '../../lib/support/forwarding.js';
import { silentLogger } from '../../lib/support/logger.js';
import { aNewJob } from './builders.js';
import { ShiftedClock } from './shifted-clock.js';
import type { TestDatabase } from './test-database.js';

const SERVER_ID = 'server-1';
const INTERVAL_MS = 15_000;
const MINUTE_MS = 60_000;
/** After so many looks everything can be judged, and what an earlier server has reported is closed. */
const LOOKS_UNTIL_STILL = 16;

/** One kind of database, on which a server has nothing to do. */
export interface IdleKind {
  readonly type: 'postgres' | 'mysql';
  /** How the names of the store's tables begin. */
  readonly tables: string;
  /** What a statement calls the time of the database, so many seconds ago. */
  ago(seconds: number): string;
  create(): Promise<TestDatabase>;
  /** @returns how many statements all connections of this process sent while it worked */
  countStatements(work: () => Promise<void>): Promise<number>;
  /** How many statements a heartbeat is. */
  readonly ofHeartbeat: number;
  /** Whether a heartbeat sees how long snapshots are held. */
  readonly coverSnapshots: boolean;
}

/** What a server that looks for problems costs a database while nothing happens, and what ends that. */
export function describeIdleServers(kind: IdleKind): void {
  let database: TestDatabase;
  let others: DataSource;
  let storage: JobStorage;

  beforeAll(async () => {
    database = await kind.create();
    const options = { type: kind.type, url: database.url } as DataSourceOptions;
    others = await new DataSource(options).initialize();
    storage = new TypeOrmJobStorage(new PrivateDataSource(options));
    await storage.open();
  });
  afterAll(async () => {
    await storage.close();
    await others.destroy();
    await database.drop();
  });

  const announce = (id: string) =>
    storage.servers.announce({ id, name: id, queues: ['default'], workerCount: 1 });

  const beat = (clockOffsetMs = 0, id = SERVER_ID): Promise<Pulse> => {
    const activity: ServerActivity = {
      heartbeatIntervalMs: 6_000,
      busyWorkers: 0,
      claimedAhead: 0,
      abandonedCount: 0,
      abandonedRuns: [],
      watchesProblems: true,
      clockOffsetMs,
    };
    return storage.servers.heartbeat(id, {
      queues: ['default'],
      serverTimeoutMs: 15_000,
      activity,
    });
  };

  const measure = (agoMs: number) =>
    storage.measurements.add([
      {
        id: `part-${agoMs}`,
        series: 'methods',
        from: new Date(storage.clock.now().getTime() - agoMs),
        body: '{}',
      },
    ]);

  beforeEach(async () => {
    await announce(SERVER_ID);
    // The first one asks by two statements, because it does not know yet how long that takes.
    await beat();
  });
  afterEach(async () => {
    for (const table of ['job', 'server', 'measurement']) {
      await others.query(`DELETE FROM ${kind.tables}${table}`);
    }
  });

  describe('A heartbeat', () => {
    it('shows no signs while nothing happens, whatever waits for its time or has failed', async () => {
      const runAt = new Date(Date.now() + 60 * MINUTE_MS);
      await storage.jobs.createJobs([aNewJob({ state: 'Scheduled', runAt })]);
      await storage.jobs.createJobs([aNewJob({ state: 'Failed' })]);

      const { signs, hasUnfoldedMeasurements } = await beat();
      const servers = expect.any(String);
      const { coverSnapshots } = kind;
      expect(signs).toEqual({ areThere: false, servers, coverSnapshots });
      expect(hasUnfoldedMeasurements).toBe(false);
    });

    it('shows a sign while a job is ready in any queue, or parked', async () => {
      await storage.jobs.createJobs([aNewJob({ queue: 'reports' })]);
      expect(await beat()).toMatchObject({ signs: { areThere: true } });

      const claim = { serverId: SERVER_ID, queues: ['reports'], limit: 1 };
      const claimed = await storage.queues.claim(claim);
      expect(await beat()).toMatchObject({ signs: { areThere: false } });

      await storage.queues.park(claimed);
      expect(await beat()).toMatchObject({ signs: { areThere: true } });
    });

    it('shows a sign for some minutes after attempts, folded or not', async () => {
      const fold = () =>
        storage.measurements.fold({ level: 'part', before: new Date(), merge: () => '{}' });

      await measure(4 * MINUTE_MS);
      expect(await beat()).toMatchObject({
        signs: { areThere: false },
        hasUnfoldedMeasurements: true,
      });
      await measure(2 * MINUTE_MS);
      expect(await beat()).toMatchObject({ signs: { areThere: true } });
      await fold();
      expect(await beat()).toMatchObject({
        signs: { areThere: true },
        hasUnfoldedMeasurements: false,
      });
    });

    it('shows a sign while a server is silent', async () => {
      await announce('server-2');
      await beat(0, 'server-2');
      const silentFor = async (seconds: number) =>
        others.query(
          `UPDATE ${kind.tables}server SET heartbeat_at = ${kind.ago(seconds)} WHERE id = 'server-2'`,
        );

      await silentFor(20);
      expect(await beat()).toMatchObject({ signs: { areThere: false } });
      await silentFor(31);
      expect(await beat()).toMatchObject({ signs: { areThere: true } });
    });

    it.each([-12_000, 10_000.5, 99_999_999])(
      'shows a sign while a clock is wrong by %d ms',
      async (offsetMs) => {
        const said = async (ms: number) => {
          await beat(ms);
          // A heartbeat may see what the one before it has said.
          return beat(ms);
        };
        expect(await said(9_999.75)).toMatchObject({ signs: { areThere: false } });
        expect(await said(offsetMs)).toMatchObject({ signs: { areThere: true } });
      },
    );

    it('shows who has come, gone, begun to stop, or first said what it does', async () => {
      const seen = async () => (await beat()).signs?.servers;
      const before = await seen();
      expect(await seen()).toBe(before);

      await announce('server-2');
      const come = await seen();
      await beat(0, 'server-2');
      const said = await seen();
      await storage.servers.requestStop('server-2');
      const stopping = await seen();
      expect(new Set([before, come, said, stopping]).size).toBe(4);

      await storage.servers.remove('server-2');
      expect(await seen()).toBe(before);
    });
  });

  describe('A server that looks for problems and has found none', () => {
    const clock = new ShiftedClock(new Date());
    const processes = [new ProblemWatcher(INTERVAL_MS), new MeasurementFolder()];

    /** The store, in which time passes faster. */
    const hastened = () => {
      const list = async () =>
        (await storage.servers.list()).map((server) => ({ ...server, heartbeatAt: clock.now() }));
      const servers = forwarding(() => storage.servers, { list });
      return forwarding(() => storage, { clock, servers });
    };

    /** A heartbeat, and the round after it. */
    const pass = async (): Promise<void> => {
      clock.shift(INTERVAL_MS);
      const context = {
        serverId: SERVER_ID,
        storage: hastened(),
        logger: silentLogger,
      };
      const pulse = await beat();
      for (const process of processes) {
        process.heartbeatAnswered(pulse);
        await process.execute(context);
      }
    };
    const cost = () => kind.countStatements(pass);

    it('costs nothing but its heartbeats, until something happens', async () => {
      expect(await cost()).toBeGreaterThan(kind.ofHeartbeat);
      for (let looks = 1; looks < LOOKS_UNTIL_STILL; looks += 1) await pass();
      expect(await cost()).toBe(kind.ofHeartbeat);
      expect(await cost()).toBe(kind.ofHeartbeat);

      await storage.jobs.createJobs([aNewJob({ queue: 'reports' })]);
      expect(await cost()).toBeGreaterThan(kind.ofHeartbeat);
      expect(await storage.problems.listOpen()).toMatchObject([{ kind: 'queue-unserved' }]);
    });
  });
}
