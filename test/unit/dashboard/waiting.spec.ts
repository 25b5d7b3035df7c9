import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { DisableConcurrentExecution } from '../../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import type { QueueAnswer } from '../../../lib/dashboard/answers/overview.js';
import { aNewJob } from '../../support/builders.js';
import { DashboardApp } from '../../support/dashboard-app.js';
import { eventually } from '../../support/eventually.js';
import { Signal } from '../../support/signal.js';

const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057';
let mayEnd: Signal;

class PrintService {
  async print(): Promise<void> {
    await mayEnd;
  }

  @DisableConcurrentExecution({ timeoutInSeconds: 60, resource: 'ledger' })
  async book(): Promise<void> {
    await mayEnd;
  }

  @AutomaticRetry({ attempts: 3, delaysInSeconds: [3_600] })
  fail(): void {
    throw new Error('Out of paper');
  }
}

let app: DashboardApp;

const start = async (server: object | false) => {
  app = await DashboardApp.start({
    server: server && { heartbeatIntervalMs: 100, attemptReportIntervalMs: 100, ...server },
    providers: [PrintService],
    dashboard: { statsPollingIntervalMs: 250 },
  });
};
beforeEach(() => {
  mayEnd = new Signal();
});
afterEach(async () => {
  mayEnd.fire();
  await app.close();
});

const print = () => app.jobs.enqueue(PrintService, (it) => it.print());
const reasonsOf = async (id: string | null) => (await app.get(`jobs/${id}/waiting`)).body;
const stateOf = async (id: string | null) => (await app.get(`jobs/${id}`)).body.state;
const holdOf = async (name: string) => {
  const queues: readonly QueueAnswer[] = (await app.get('queues')).body;
  return queues.find((queue) => queue.name === name)?.hold;
};

describe('A job that waits', () => {
  it('says that no server serves its queue, and how many jobs stand before it', async () => {
    await start(false);
    const [first, second] = [await print(), await print()];

    const unserved = { kind: 'queue', queue: 'default', hold: { kind: 'unserved' } };
    expect(await reasonsOf(first)).toEqual([
      unserved,
      { kind: 'ahead', jobs: { count: 0, isExact: true } },
    ]);
    expect(await reasonsOf(second)).toEqual([
      unserved,
      { kind: 'ahead', jobs: { count: 1, isExact: true } },
    ]);
    expect(await holdOf('default')).toEqual({ kind: 'unserved' });
  });

  it('says that no server knows its method, or which servers do', async () => {
    await start({});
    const legacy = aNewJob({ type: 'LegacyFaxService', method: 'send' });
    await app.storage.jobs.createJobs([legacy]);
    const isParked = async () => (await app.get(`jobs/${legacy.id}`)).body.isParked === true;
    await eventually(isParked);

    const reason = { kind: 'parked', queue: 'default', method: 'LegacyFaxService.send' };
    expect(await reasonsOf(legacy.id)).toEqual([{ ...reason, servers: [] }]);
    expect(await holdOf('default')).toEqual({
      kind: 'unknown',
      methods: ['LegacyFaxService.send'],
    });

    const fax = { id: 'fax:1:a', name: 'fax', queues: ['default'], workerCount: 1 };
    await app.storage.servers.announce(fax);
    const known = { methods: { LegacyFaxService: ['send'] }, isComplete: true };
    await app.storage.servers.announceHandlers(fax.id, known);
    expect(await reasonsOf(legacy.id)).toEqual([{ ...reason, servers: ['fax'] }]);
    expect((await app.get('jobs?state=enqueued')).body.jobs[0]).not.toHaveProperty('waitingFor');
  });

  it('says who has paused its queue, and since when', async () => {
    await start({});
    await app.send('PUT', 'queues/default/pause');
    const id = await print();

    const hold = { kind: 'paused', since: expect.any(Number), by: 'somebody' };
    expect(await reasonsOf(id)).toMatchObject([
      { kind: 'queue', queue: 'default', hold },
      { kind: 'ahead' },
    ]);
  });

  it('says what all workers are busy with', async () => {
    await start({ workerCount: 2, maxPrefetch: 0 });
    const [, , third] = [await print(), await print(), await print()];

    const [reason] = await eventually(async () => {
      const reasons = await reasonsOf(third);
      return reasons.length === 2 && reasons;
    });
    expect(reason).toEqual({ kind: 'queue', queue: 'default', hold: await holdOf('default') });
    expect(reason.hold).toEqual({
      kind: 'workers-busy',
      workers: 2,
      running: [{ method: 'PrintService.print', jobs: 2 }],
    });
  });

  it('says how long the jobs before it take at the present rate', async () => {
    await start({ workerCount: 1, maxPrefetch: 0 });
    mayEnd.fire();
    const ended = await Promise.all(Array.from({ length: 30 }, print));
    await eventually(async () => (await stateOf(ended.at(-1) ?? null)) === 'Succeeded');
    mayEnd = new Signal();
    const jobs = [await print(), await print(), await print()];

    await eventually(async () => {
      const ahead = (await reasonsOf(jobs[2] ?? null)).at(-1);
      // One of the others runs: 1 job at 30 a minute, or at fewer where a minute is over meanwhile.
      return ahead?.jobs.count === 1 && ahead.etaMs >= 2_000;
    });
  });

  it('names the lock that it waits for, and the job that holds it', async () => {
    await start({});
    const book = () => app.jobs.enqueue(PrintService, (it) => it.book());
    const first = await book();
    await eventually(async () => (await stateOf(first)) === 'Processing');
    const second = await book();

    await eventually(async () => (await reasonsOf(second))[0]?.kind === 'lock');
    expect(await reasonsOf(second)).toMatchObject([
      { kind: 'lock', resource: 'ledger', holder: { id: first } },
    ]);
  });

  it('says when its retry comes', async () => {
    await start({});
    const id = await app.jobs.enqueue(PrintService, (it) => it.fail());
    await eventually(async () => (await stateOf(id)) === 'Scheduled');

    const [reason] = await reasonsOf(id);
    expect(reason).toMatchObject({ kind: 'time', isRetry: true });
    expect(reason.at).toBeGreaterThan(Date.now() + 3_000_000);
  });

  it('says when it is scheduled, and for how many parents it waits', async () => {
    await start(false);
    const parent = await print();
    const child = await app.jobs.continueWith(parent, PrintService, (it) => it.print());
    const later = await app.jobs.schedule(PrintService, (it) => it.print(), { minutes: 1 });

    expect(await reasonsOf(child)).toEqual([{ kind: 'parents', open: 1 }]);
    expect(await reasonsOf(later)).toMatchObject([{ kind: 'time', isRetry: false }]);
  });

  it('has no reason when it waits for nothing, or is unknown', async () => {
    await start({});
    const id = await print();
    await eventually(async () => (await stateOf(id)) === 'Processing');

    expect(await reasonsOf(id)).toEqual([]);
    expect((await app.get(`jobs/${UNKNOWN}/waiting`)).status).toBe(404);
  });
});
