import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StorageUnavailableError } from '../../../../lib/storage/errors/storage-unavailable-error.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../../../support/eventually.js';
import { HangfireApp } from '../../../support/hangfire-app.js';
import { Signal } from '../../../support/signal.js';
import { type CallWatch, watchedStorage } from '../../../support/watched-storage.js';

let mayEnd: Signal;

class ReportService {
  async build(number: number): Promise<number> {
    await mayEnd;
    return number;
  }
}

let storage: MemoryJobStorage;
let calls: string[];
let watch: CallWatch;
let client: HangfireApp;
let server: HangfireApp;

const looks = () => calls.filter((name) => name === 'jobs.findStates').length;
const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
const enqueue = (number: number) =>
  client.jobs.enqueue(ReportService, (report) => report.build(number));

beforeEach(async () => {
  mayEnd = new Signal();
  calls = [];
  watch = (_, call) => call();
  storage = new MemoryJobStorage();
  const seen = watchedStorage(storage, (name, call) => {
    calls.push(name);
    return watch(name, call);
  });
  client = await HangfireApp.start({ storage: seen, server: false, providers: [ReportService] });
  server = await HangfireApp.start({ storage, providers: [ReportService] });
});
afterEach(async () => {
  mayEnd.fire();
  await client.close();
  await server.close();
});

describe('waits for jobs that another process runs', () => {
  it('end with their results', async () => {
    const id = await enqueue(7);
    const waiting = client.jobs.waitForResult(id);
    mayEnd.fire();

    expect(await waiting).toBe(7);
  });

  it('share one look for all that begin at the same time', async () => {
    const ids = await Promise.all(Array.from({ length: 100 }, (_, number) => enqueue(number)));
    const waiting = Promise.all(ids.map((id) => client.jobs.waitForResult(id)));
    await eventually(() => looks() > 0);

    expect(looks()).toBe(1);
    mayEnd.fire();
    expect(await waiting).toEqual(ids.map((_, number) => number));
  });

  it('end soon after a hint, and not only with the next slow look', async () => {
    const id = await enqueue(7);
    const waiting = client.jobs.waitForResult(id, { timeoutMs: Number.POSITIVE_INFINITY });
    // From here on every pause between looks is the longest one, unless a hint ends it.
    await eventually(() => looks() > 6);
    const before = performance.now();
    mayEnd.fire();
    await waiting;

    expect(performance.now() - before).toBeLessThan(800);
  });

  it('keep their pace after a wait that was given up at once', async () => {
    const lookedAt: number[] = [];
    watch = async (name, call) => {
      if (name === 'events.subscribe') throw new Error('Nobody tells hints here');
      if (name === 'jobs.findStates') lookedAt.push(performance.now());
      return call();
    };
    const id = await enqueue(7);
    const closedTab = new AbortController();
    const givenUp = errorOf(client.jobs.waitForResult(id, { signal: closedTab.signal }));
    closedTab.abort(new Error('Closed tab'));
    await givenUp;
    // The look that was to follow has nothing to look at.
    await setImmediate();
    expect(lookedAt).toEqual([]);

    const waiting = client.jobs.waitForResult(id);
    await eventually(() => lookedAt.length > 1);
    mayEnd.fire();
    await waiting;
    const [first = 0, second = 0] = lookedAt;
    expect(second - first).toBeGreaterThan(90);
  });

  it('do not look in the context of the request that began the first wait', async () => {
    const requests = new AsyncLocalStorage<string>();
    const seenIn: unknown[] = [];
    watch = (name, call) => {
      if (name === 'jobs.findStates') seenIn.push(requests.getStore());
      return call();
    };
    const id = await enqueue(7);
    const waiting = requests.run('first', () => client.jobs.waitForResult(id));
    await eventually(() => looks() > 1);
    mayEnd.fire();
    await waiting;

    expect(seenIn).toEqual(seenIn.map(() => undefined));
  });

  it('get at most one hint at a time', async () => {
    const heard: string[] = [];
    await storage.events.subscribe(({ kind }) => heard.push(kind));
    const ids = await Promise.all(Array.from({ length: 100 }, (_, number) => enqueue(number)));
    const waiting = Promise.all(ids.map((id) => client.jobs.waitForResult(id)));
    await eventually(() => heard.includes('awaited'));
    mayEnd.fire();
    await waiting;

    const ended = heard.filter((kind) => kind === 'ended').length;
    expect(ended).toBeGreaterThan(0);
    expect(ended).toBeLessThan(20);
  });

  it('send no hints, and get none about ended jobs, while nobody waits', async () => {
    const heard: string[] = [];
    await storage.events.subscribe(({ kind }) => heard.push(kind));
    mayEnd.fire();
    await client.reaches(await enqueue(1), 'Succeeded');

    expect(heard).not.toContain('awaited');
    expect(heard).not.toContain('ended');
    expect(looks()).toBe(0);
  });
});

describe('while the store is away', () => {
  const beAway = () => {
    watch = async (name, call) => {
      if (!name.startsWith('jobs.find')) return call();
      throw new StorageUnavailableError(name, { cause: new Error('down') });
    };
  };

  it('a wait goes on, and ends when the store is back', async () => {
    const id = await enqueue(7);
    beAway();
    const waiting = client.jobs.waitForResult(id);
    await eventually(() => looks() > 1);
    watch = (_, call) => call();
    mayEnd.fire();

    expect(await waiting).toBe(7);
  });

  it('a wait that passes its timeout says that the store is away', async () => {
    const id = await enqueue(7);
    beAway();

    await expect(client.jobs.waitForResult(id, { timeoutMs: 200 })).rejects.toMatchObject({
      code: 'HANGFIRE_STORAGE_UNAVAILABLE',
      operation: 'wait for the result of a job',
      cause: { code: 'HANGFIRE_STORAGE_UNAVAILABLE' },
    });
  });

  it('a wait ends with its signal', async () => {
    const id = await enqueue(7);
    beAway();
    const closing = new AbortController();
    const waiting = errorOf(client.jobs.waitForResult(id, { signal: closing.signal }));
    await eventually(() => looks() > 1);
    closing.abort(new Error('Closed tab'));

    expect(await waiting).toMatchObject({ message: 'Closed tab' });
  });

  it('the log says so once, and once that looks succeed again', async () => {
    const id = await enqueue(7);
    beAway();
    const waiting = client.jobs.waitForResult(id);
    await eventually(() => looks() > 2);
    watch = (_, call) => call();
    mayEnd.fire();
    await waiting;
    await eventually(() => server.logger.has('log', 'awaited jobs'));

    // Nest has one logger for all applications of a process.
    const lines = server.logger.lines.filter(({ text }) => text.includes('awaited jobs'));
    expect(lines.map(({ level }) => level)).toEqual(['error', 'log']);
  });

  it('a store that never answers does not hold up the timeout', async () => {
    const id = await enqueue(7);
    watch = (name, call) => (name === 'jobs.findStates' ? new Promise(() => {}) : call());

    await expect(client.jobs.waitForResult(id, { timeoutMs: 2_000 })).rejects.toMatchObject({
      code: 'HANGFIRE_STORAGE_UNAVAILABLE',
    });
  });
});
