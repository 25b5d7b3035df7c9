import { beforeEach, describe, expect, it } from '@jest/globals';
import { ProblemWatcher } from '../../../../lib/server/processes/problem-watcher.js';
import { StorageBusyError } from '../../../../lib/storage/errors/storage-busy-error.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { readingGivenUp } from '../../../../lib/storages/parts/reading-turns.js';
import type { Logger } from '../../../../lib/support/logger.js';
import { silentLogger } from '../../../../lib/support/logger.js';
import { aNewJob } from '../../../support/builders.js';
import { MovableClock } from '../../../support/movable-clock.js';

const INTERVAL_MS = 15_000;
const UNSERVED = { kind: 'queue-unserved', subject: 'reports' };

let clock: MovableClock;
let storage: MemoryJobStorage;

/** A server that is alive, and its watcher. */
async function startServer(id: string, logger: Logger = silentLogger) {
  await storage.servers.announce({ id, name: id, queues: ['default'], workerCount: 1 });
  const watcher = new ProblemWatcher(INTERVAL_MS);
  const activity = {
    heartbeatIntervalMs: INTERVAL_MS,
    busyWorkers: 0,
    claimedAhead: 0,
    abandonedCount: 0,
    abandonedRuns: [],
    watchesProblems: true,
  } as const;
  const beat = () =>
    storage.servers.heartbeat(id, { queues: ['default'], serverTimeoutMs: INTERVAL_MS, activity });
  const look = () => watcher.execute({ serverId: id, storage, logger });
  await beat();
  return { beat, look };
}

const pass = (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms));

const open = async () =>
  (await storage.problems.listOpen()).map(({ kind, subject }) => ({ kind, subject }));

beforeEach(async () => {
  clock = new MovableClock(new Date('2026-01-01'));
  storage = new MemoryJobStorage({ clock });
  await storage.open();
});

describe('A server that looks for problems', () => {
  it('reports what it finds, although nobody watches', async () => {
    const { look } = await startServer('a');
    await storage.jobs.createJobs([aNewJob({ queue: 'reports' })]);

    expect(await look()).toMatchObject({ ms: INTERVAL_MS });
    expect(await open()).toEqual([UNSERVED]);
  });

  it('closes a problem that two looks in a row have not found', async () => {
    const { beat, look } = await startServer('a');
    const job = aNewJob({ queue: 'reports' });
    await storage.jobs.createJobs([job]);
    await look();
    await storage.queues.claim({ serverId: 'a', queues: ['reports'], limit: 1 });

    pass(INTERVAL_MS);
    await beat();
    await look();
    expect(await open()).toEqual([UNSERVED]);

    pass(INTERVAL_MS);
    await beat();
    await look();
    expect(await open()).toEqual([]);
    expect(await storage.problems.listClosed(10)).toMatchObject([UNSERVED]);
  });

  it('is the only one of several, until it goes silent', async () => {
    const first = await startServer('a');
    const second = await startServer('b');
    await storage.jobs.createJobs([aNewJob({ queue: 'reports' })]);

    await second.look();
    expect(await open()).toEqual([]);
    await first.look();
    expect(await open()).toEqual([UNSERVED]);

    pass(4 * INTERVAL_MS);
    await second.beat();
    await second.look();
    expect(await open()).toContainEqual({ kind: 'server-silent', subject: 'a' });
  });

  it('does no harm where two of them look at once', async () => {
    const watchers = [await startServer('a'), await startServer('a')];
    await storage.jobs.createJobs([aNewJob({ queue: 'reports' })]);

    await Promise.all(watchers.map(({ look }) => look()));
    expect(await open()).toEqual([UNSERVED]);
  });

  it.each([
    ['turned away', new StorageBusyError(2, 200)],
    ['given up', readingGivenUp('summarize queues')],
  ])(
    'warns once that its readings are %s, asks no sooner, and says when they are back',
    async (_, error) => {
      const log: string[] = [];
      const keep = (level: string) => (event: string) => void log.push(`${level}: ${event}`);
      const { look } = await startServer('a', {
        debug: keep('debug'),
        info: keep('info'),
        warn: keep('warn'),
        error: keep('error'),
      });
      const { monitoring } = storage;
      const { queues } = monitoring;
      monitoring.queues = () => Promise.reject(error);

      expect(await look()).toMatchObject({ ms: INTERVAL_MS });
      await look();
      expect(log).toEqual(['warn: Busy, will try again']);

      monitoring.queues = queues;
      await look();
      expect(log).toEqual(['warn: Busy, will try again', 'info: Working again']);
    },
  );

  it('reports seldom while there is no problem, and closes a problem that another server has left', async () => {
    const { beat, look } = await startServer('a');
    const { problems } = storage;
    const { report } = problems;
    const reports: number[] = [];
    let round = 0;
    problems.report = (told) => {
      reports.push(round);
      return report.call(problems, told);
    };
    const pass16Rounds = async () => {
      for (const end = round + 16; round < end; ) {
        round += 1;
        pass(INTERVAL_MS);
        await beat();
        await look();
      }
    };
    await pass16Rounds();
    reports.length = 0;
    await pass16Rounds();
    expect(reports).toHaveLength(4);

    await report.call(problems, {
      found: [{ ...UNSERVED, facts: {} }],
      undecided: [],
      goneAfterMs: 1,
    });
    await pass16Rounds();
    expect(await open()).toEqual([]);
  });
});
