import { describe, expect, it } from '@jest/globals';
import { storageConformance } from '../../lib/conformance/storage-conformance.js';
import { TransactionNotSupportedError } from '../../lib/storage/errors/transaction-not-supported-error.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { aJobId, aLinkTo, aNewJob, aTransition } from '../support/builders.js';

const HOUR_MS = 3_600_000;

storageConformance(
  {
    name: 'MemoryJobStorage',
    lacks: ['anotherConnection'],
    open: async () => {
      const storage = new MemoryJobStorage();
      await storage.open();
      return { storage, close: () => storage.close() };
    },
  },
  { describe, it },
);

class MovableClock {
  constructor(private ms: number) {}

  now(): Date {
    return new Date(this.ms);
  }

  advance(ms: number): void {
    this.ms += ms;
  }
}

describe('MemoryJobStorage, under a clock that is moved by hand', () => {
  const start = Date.parse('2030-01-31T22:30:00Z');

  function given() {
    const clock = new MovableClock(start);
    return { clock, storage: new MemoryJobStorage({ clock }) };
  }

  it('finds a scheduled job due when its time has come', async () => {
    const { clock, storage } = given();
    const runAt = new Date(start + HOUR_MS);
    await storage.jobs.createJobs([aNewJob({ state: 'Scheduled', runAt })]);

    expect(await storage.sweeps.sweep('due', 10, async () => [])).toBe(0);
    clock.advance(HOUR_MS);
    expect(await storage.sweeps.sweep('due', 10, async () => [])).toBe(1);
  });

  it('forgets a finished job when it expires', async () => {
    const { clock, storage } = given();
    const expireAt = new Date(start + HOUR_MS);
    const job = aNewJob({ state: 'Succeeded', expireAt });
    await storage.jobs.createJobs([job]);
    await storage.maintenance.removeExpired({});
    expect(await storage.jobs.findJob(job.id)).toBeDefined();

    clock.advance(HOUR_MS);
    expect(await storage.jobs.findJob(job.id)).toBeUndefined();
    await storage.maintenance.removeExpired({});
    expect(await storage.jobs.findJob(job.id)).toBeUndefined();
  });

  it('counts the silence of a server from its last heartbeat', async () => {
    const { clock, storage } = given();
    await storage.servers.announce({ id: 'a', name: 'a', queues: [], workerCount: 1 });
    clock.advance(HOUR_MS);
    await storage.servers.heartbeat('a', { queues: [], serverTimeoutMs: HOUR_MS });

    clock.advance(HOUR_MS);
    expect(await storage.servers.removeTimedOut(HOUR_MS)).toEqual([]);
    clock.advance(1);
    expect(await storage.servers.removeTimedOut(HOUR_MS)).toEqual(['a']);
  });

  it('keeps the hours and the days of a counter apart, for a month', async () => {
    const { clock, storage } = given();
    for (let hour = 0; hour < 3; hour += 1) {
      await storage.jobs.createJobs([aNewJob({ counters: ['mails'] })]);
      clock.advance(HOUR_MS);
    }
    clock.advance(30 * 24 * HOUR_MS);
    await storage.maintenance.foldCounters();

    const from = new Date(start);
    const read = (resolution: 'hour' | 'day') =>
      storage.statistics.readCounter('mails', { resolution, from });
    expect(await read('hour')).toEqual([
      { from: new Date('2030-01-31T22:00:00Z'), value: 1 },
      { from: new Date('2030-01-31T23:00:00Z'), value: 1 },
      { from: new Date('2030-02-01T00:00:00Z'), value: 1 },
    ]);
    expect(await read('day')).toEqual([
      { from: new Date('2030-01-31T00:00:00Z'), value: 2 },
      { from: new Date('2030-02-01T00:00:00Z'), value: 1 },
    ]);

    clock.advance(3 * 24 * HOUR_MS);
    await storage.maintenance.foldCounters();
    expect(await read('day')).toEqual([]);
  });
});

describe('MemoryJobStorage, alone with its jobs', () => {
  it('refuses to create jobs inside a database transaction', async () => {
    const storage = new MemoryJobStorage();
    const transaction = { query: async () => [] };

    await expect(storage.jobs.createJobs([aNewJob()], { transaction })).rejects.toThrow(
      TransactionNotSupportedError,
    );
    expect(await storage.queues.claim({ serverId: 'a', queues: ['default'], limit: 1 })).toEqual(
      [],
    );
  });

  it('refuses to read inside a database transaction', async () => {
    const storage = new MemoryJobStorage();
    const transaction = { query: async () => [] };

    await expect(storage.batches.find(aJobId(), transaction)).rejects.toThrow(
      TransactionNotSupportedError,
    );
    await expect(storage.continuations.findParents([], transaction)).rejects.toThrow(
      TransactionNotSupportedError,
    );
  });

  it('removes every stored server when it is opened again', async () => {
    const storage = new MemoryJobStorage();
    await storage.open();
    await storage.servers.announce({ id: 'a', name: 'a', queues: [], workerCount: 1 });
    await storage.close();
    await storage.open();

    expect(await storage.servers.list()).toEqual([]);
  });

  it('hides a job from other sweeps while a sweep decides about it', async () => {
    const storage = new MemoryJobStorage();
    const runAt = new Date(Date.now() - HOUR_MS);
    await storage.jobs.createJobs([aNewJob({ state: 'Scheduled', runAt })]);

    const found = await storage.sweeps.sweep('due', 10, async () => {
      expect(await storage.sweeps.sweep('due', 10, async () => [])).toBe(0);
      return [];
    });
    expect(found).toBe(1);
  });

  it('refuses the decision of a sweep about a job that has changed meanwhile', async () => {
    const storage = new MemoryJobStorage();
    const job = aNewJob({ state: 'Scheduled', runAt: new Date(Date.now() - HOUR_MS) });
    await storage.jobs.createJobs([job]);

    await storage.sweeps.sweep('due', 10, async (records) => {
      await storage.jobs.applyTransitions([aTransition(job, { to: 'Deleted' })]);
      return records.map((record) => aTransition(record, { to: 'Enqueued' }));
    });
    expect(await storage.jobs.findJob(job.id)).toMatchObject({ state: 'Deleted' });
  });

  it('refuses the decision of a release about a job that has changed meanwhile', async () => {
    const storage = new MemoryJobStorage();
    const parent = aNewJob({ state: 'Succeeded' });
    const child = aNewJob({ state: 'Awaiting', parents: [aLinkTo(parent)] });
    await storage.jobs.createJobs([parent, child]);

    await storage.continuations.release(10, async (released) => {
      await storage.jobs.applyTransitions([aTransition(child, { to: 'Deleted' })]);
      return released.map(({ job }) => aTransition(job, { to: 'Enqueued' }));
    });
    expect(await storage.jobs.findJob(child.id)).toMatchObject({ state: 'Deleted' });
  });

  it('releases a continuation that is created while a release decides', async () => {
    const storage = new MemoryJobStorage();
    const parent = aNewJob({ state: 'Succeeded' });
    const aChild = () => aNewJob({ state: 'Awaiting', parents: [aLinkTo(parent)] });
    await storage.jobs.createJobs([parent, aChild()]);

    const first = await storage.continuations.release(10, async () => {
      await storage.jobs.createJobs([aChild()]);
      return [];
    });
    expect(first).toEqual({ closed: 1, hasFound: true, mayHaveMore: true });
    expect(await storage.continuations.release(10, async () => [])).toMatchObject({ closed: 1 });
  });

  it('stores no job of a batch with arguments that are not JSON', async () => {
    const storage = new MemoryJobStorage();
    const broken = aNewJob({ parameters: { big: 1n } });

    await expect(storage.jobs.createJobs([aNewJob(), broken])).rejects.toThrow(TypeError);
    expect((await storage.statistics.countByState()).byState).toEqual({});
  });
});
