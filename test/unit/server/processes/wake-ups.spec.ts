import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { HandlerCatalog } from '../../../../lib/job/handlers/handler-catalog.js';
import { type BackgroundProcess, untilWoken } from '../../../../lib/server/background-process.js';
import { AttemptRecorder } from '../../../../lib/server/measuring/attempt-recorder.js';
import { processesOf } from '../../../../lib/server/process-list.js';
import { HandlerAnnouncer } from '../../../../lib/server/processes/handler-announcer.js';
import { RunningJobs } from '../../../../lib/server/running/running-jobs.js';
import { resolveServerOptions } from '../../../../lib/server/server-options.js';
import type { ServerParts } from '../../../../lib/server/server-parts.js';
import { ServerProcesses } from '../../../../lib/server/server-processes.js';
import type { StorageEvent } from '../../../../lib/storage/events/storage-events.js';
import type { Pulse } from '../../../../lib/storage/servers/server-store.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { silentLogger } from '../../../../lib/support/logger.js';
import { systemClock } from '../../../../lib/support/time/clock.js';

const SERVER_ID = 'server-1';
const PAUSED = ['reports'];

const quietPulse: Pulse = {
  isKnown: true,
  isStopRequested: false,
  pausedQueues: PAUSED,
  hasReadyJobs: false,
  hasParkedJobs: false,
  hasAbandonedJobs: false,
  hasReleasedContinuations: false,
  hasUncountedBatches: false,
};

const storage = new MemoryJobStorage();
let woken: string[];
let heard: [process: string, pulse: Pulse][];
let processes: ServerProcesses;

/** The processes of a server; none of them takes a real turn. */
function listed(isLightweight = false): readonly BackgroundProcess[] {
  const options = resolveServerOptions({ isLightweight }, storage.features);
  return processesOf({} as ServerParts, options, {
    held: () => [],
    running: new RunningJobs(1_000),
    pauses: {
      differFrom: (names) => names.join() !== PAUSED.join(),
      look: async () => false,
    },
    parkedCalls: { areThere: false, look: async () => false },
    handlers: new HandlerAnnouncer(new HandlerCatalog()),
    attempts: new AttemptRecorder(systemClock, { server: 's', version: undefined }),
    onStopRequested: () => {},
  });
}

/** The same process, which only says that it was woken. */
const watched = (process: BackgroundProcess): BackgroundProcess => ({
  name: process.name,
  wokenBy: process.wokenBy ?? [],
  startsAsleep: process.startsAsleep ?? false,
  wakeAt: (pulse) => process.wakeAt?.(pulse) ?? {},
  ...(process.heartbeatAnswered && {
    heartbeatAnswered: (pulse: Pulse) => heard.push([process.name, pulse]),
  }),
  execute: async () => {
    woken.push(process.name);
    return untilWoken;
  },
});

const inMs = (ms: number) => new Date(storage.clock.now().getTime() + ms);

beforeEach(async () => {
  jest.useFakeTimers();
  woken = [];
  heard = [];
  const context = { serverId: SERVER_ID, storage, logger: silentLogger };
  const heartbeat = { name: 'heartbeat', execute: async () => untilWoken };
  processes = new ServerProcesses(context, heartbeat, listed().map(watched));
  processes.start();
  await jest.advanceTimersByTimeAsync(0);
});

afterEach(async () => {
  await processes.stop();
  jest.useRealTimers();
});

async function wokenAfter(ms: number, what: () => void): Promise<readonly string[]> {
  woken = [];
  what();
  await jest.advanceTimersByTimeAsync(ms);
  return woken.toSorted();
}

describe('When its server starts, a process', () => {
  it('runs its first round at once, or sleeps until something wakes it', () => {
    expect(woken.toSorted()).toEqual([
      'attempt-reporter',
      'counters-aggregator',
      'expiration-manager',
      'job-cancellation-watcher',
      'measurement-folder',
      'problem-watcher',
      'stuck-job-reporter',
    ]);
  });

  it('that works for all servers does not run on a lightweight server', () => {
    expect(listed(true).map(({ name }) => name)).toEqual([
      'job-cancellation-watcher',
      'stuck-job-reporter',
      'paused-queue-watcher',
      'parked-job-watcher',
      'handler-announcer',
      'stop-request-watcher',
      'attempt-reporter',
    ]);
  });
});

describe('A hint', () => {
  const now = new Date();
  const cases: readonly (readonly [StorageEvent, readonly string[]])[] = [
    [{ kind: 'ready', queue: 'default' }, []],
    [{ kind: 'scheduled', runAt: now }, ['delayed-job-scheduler']],
    [{ kind: 'taken-away', serverId: SERVER_ID }, ['job-cancellation-watcher']],
    [{ kind: 'continuations' }, ['continuation-releaser']],
    [{ kind: 'batches' }, ['batch-keeper']],
    [{ kind: 'recurring' }, ['recurring-job-scheduler']],
    [{ kind: 'queues' }, ['paused-queue-watcher']],
    [{ kind: 'parked' }, ['parked-job-watcher']],
    [{ kind: 'stop', serverId: SERVER_ID }, ['stop-request-watcher']],
  ];

  it.each(cases)('wakes exactly the processes that name it: %j', async (hint, names) => {
    const named = listed().filter(({ wokenBy }) => wokenBy?.some((kind) => kind === hint.kind));

    expect(await wokenAfter(1, () => processes.hear(hint))).toEqual(names);
    expect(named.map(({ name }) => name)).toEqual(names);
  });

  it('that something may have been missed wakes all processes that name some hint', async () => {
    const names = cases.flatMap(([, woken]) => woken);

    expect(await wokenAfter(1, () => processes.hear({ kind: 'resumed' }))).toEqual(
      names.toSorted(),
    );
  });

  it.each(['stop', 'taken-away'] as const)(
    'about another server wakes nobody: %s',
    async (kind) => {
      const hint = { kind, serverId: 'server-2' };

      expect(await wokenAfter(1, () => processes.hear(hint))).toEqual([]);
    },
  );

  it('of a time wakes the process at that time', async () => {
    const hint = { kind: 'scheduled', runAt: inMs(1_000) } as const;

    expect(await wokenAfter(900, () => processes.hear(hint))).toEqual([]);
    expect(await wokenAfter(200, () => {})).toEqual(['delayed-job-scheduler']);
  });
});

describe('A pulse', () => {
  it.each<readonly [Partial<Pulse>, readonly string[]]>([
    [{}, []],
    [{ hasReadyJobs: true, isStopRequested: true }, []],
    [{ pausedQueues: [] }, ['paused-queue-watcher']],
    [{ hasParkedJobs: true }, ['parked-job-watcher']],
    [{ hasAbandonedJobs: true }, ['server-watchdog']],
    [{ hasReleasedContinuations: true }, ['continuation-releaser']],
    [{ hasUncountedBatches: true }, ['batch-keeper']],
    [{ nextRecurringAt: new Date(0) }, ['recurring-job-scheduler']],
    [{ nextDueAt: new Date(0) }, ['delayed-job-scheduler']],
    [{ nextTimeoutAt: new Date(0) }, ['server-watchdog']],
  ])('wakes the processes for which it has work: %j', async (facts, names) => {
    expect(await wokenAfter(1, () => processes.heed({ ...quietPulse, ...facts }))).toEqual(names);
  });

  it('is told to the processes that remember it until their next round', () => {
    processes.heed(quietPulse);

    expect(heard).toEqual([
      ['measurement-folder', quietPulse],
      ['problem-watcher', quietPulse],
    ]);
  });

  it('puts the watchdog off', async () => {
    const first = await wokenAfter(900, () => {
      processes.heed({ ...quietPulse, nextTimeoutAt: inMs(1_000) });
    });
    const second = await wokenAfter(900, () => {
      processes.heed({ ...quietPulse, nextTimeoutAt: inMs(1_000) });
    });

    expect([first, second]).toEqual([[], []]);
    expect(await wokenAfter(200, () => {})).toEqual(['server-watchdog']);
  });

  it('does not replace an earlier time', async () => {
    processes.heed({ ...quietPulse, nextDueAt: inMs(1_000) });
    processes.heed({ ...quietPulse, nextDueAt: inMs(5_000) });

    expect(await wokenAfter(1_100, () => {})).toEqual(['delayed-job-scheduler']);
  });
});
