import { beforeEach, describe, expect, it } from '@jest/globals';
import { HangfireClient } from '../../../lib/client/hangfire-client.js';
import { StorageUnavailableError } from '../../../lib/storage/errors/storage-unavailable-error.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { HangfireApp } from '../../support/hangfire-app.js';
import { Signal } from '../../support/signal.js';
import { type CallWatch, watchedStorage } from '../../support/watched-storage.js';

const SHUTDOWN_MS = 300;
const ABORT_MS = 200;
/** Outcomes 5 s, processes 4 s, signing off 2 s, the store 5 s; and what a busy machine takes. */
const SLACK_MS = 5_000 + 4_000 + 2_000 + 5_000 + 2_000;

let isRunning: Signal;
let mayEnd: Signal;
let frozen: Signal<string>;
let watch: CallWatch;
let app: HangfireApp;

class WorkService {
  async hold(): Promise<void> {
    isRunning.fire();
    await mayEnd;
  }
}

beforeEach(() => {
  isRunning = new Signal();
  mayEnd = new Signal();
  frozen = new Signal();
  watch = (_, call) => call();
});

const start = async () => {
  app = await HangfireApp.start({
    storage: watchedStorage(new MemoryJobStorage(), (name, call) => watch(name, call)),
    server: { shutdownTimeoutMs: SHUTDOWN_MS, abortTimeoutMs: ABORT_MS },
    providers: [WorkService],
  });
};
const freeze = (isMeant: (name: string) => boolean = () => true) => {
  watch = (name, call) => {
    if (!isMeant(name)) return call();
    frozen.fire(name);
    return new Promise(() => {});
  };
};
const closingMs = async () => {
  const startedMs = performance.now();
  await app.close();
  return performance.now() - startedMs;
};
const hold = () => app.jobs.enqueue(WorkService, (service) => service.hold());

describe('An application closes within the shutdown timeout and the documented time beyond', () => {
  it.each(['servers.announce', 'events.subscribe'])(
    'when its store falls silent while the server starts, at %s',
    async (call) => {
      freeze((name) => name === call);
      await start();
      await frozen;

      expect(await closingMs()).toBeLessThan(SLACK_MS);
    },
    30_000,
  );

  it('when its store falls silent under a job that does not end, and another one is created', async () => {
    await start();
    await hold();
    await isRunning;
    freeze();
    void hold();

    expect(await closingMs()).toBeLessThan(SHUTDOWN_MS + ABORT_MS + SLACK_MS);
    expect(app.logger.has('error', 'Outcomes not stored in time, these jobs will run again')).toBe(
      true,
    );
    mayEnd.fire();
  }, 60_000);
});

describe('A dashboard whose store falls silent under a bulk operation', () => {
  it('does not keep its application from closing', async () => {
    await start();
    freeze((name) => name === 'bulk.take');
    const { runner } = app.get(HangfireClient).bulk;
    runner.start();
    await frozen;

    await runner.stop();
    await app.close();
  });
});

describe('An application that has closed', () => {
  it('no longer tries to store outcomes, which would keep its process from ending', async () => {
    await start();
    await hold();
    await isRunning;
    watch = async (name) => {
      throw new StorageUnavailableError(name, { cause: new Error('away') });
    };
    await app.close();

    expect(app.logger.has('error', 'Outcome not stored, the job will run again')).toBe(true);
    mayEnd.fire();
  });

  it('says so when its store could not be closed', async () => {
    await start();
    watch = async (name, call) => {
      if (name === 'close') throw new Error('broken');
      return call();
    };
    await app.close();

    expect(app.logger.has('warn', 'The job store was left open')).toBe(true);
  });
});
