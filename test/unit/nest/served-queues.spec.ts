import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Queue } from '../../../lib/built-in-filters/queue/queue.js';
import { BackgroundJobService } from '../../../lib/client/background-job-service.js';
import { UnservedQueues } from '../../../lib/creation/unserved-queues.js';
import { HangfireModule } from '../../../lib/nest/hangfire.module.js';
import type { ServerOptions } from '../../../lib/server/server-options.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../../support/eventually.js';
import { RecordingLogger } from '../../support/recording-logger.js';

@Injectable()
@Queue('mails')
class MailService {
  send(): void {}

  @Queue('critical')
  alert(): void {}

  @Queue('tenant-{0}')
  report(_tenant: string): void {}
}

let app: TestingModule | undefined;
afterEach(() => app?.close());

async function servers(server?: ServerOptions | ServerOptions[]) {
  const storage = new MemoryJobStorage();
  app = await Test.createTestingModule({
    imports: [HangfireModule.forRoot({ storage, ...(server && { server }) })],
    providers: [MailService],
  })
    .setLogger(new RecordingLogger())
    .compile();
  await app.init();
  const announced = await eventually(async () => {
    const list = await storage.servers.list();
    return list.length > 0 ? list : undefined;
  });
  return announced.map(({ queues }) => queues);
}

describe('A server without queues of its own', () => {
  it('serves the default queue and all queues that this process declares, in alphabetical order', async () => {
    expect(await servers()).toEqual([['critical', 'default', 'mails']]);
  });

  it('serves only its own queues where it names them', async () => {
    expect(await servers({ queues: ['reports'] })).toEqual([['reports']]);
  });

  it('runs a job of a queue that nobody has listed', async () => {
    await servers();
    const jobs = app?.get(BackgroundJobService);
    const id = await jobs?.enqueue(MailService, (mails) => mails.alert());

    await eventually(async () => (await jobs?.get(id ?? null))?.state === 'Succeeded');
  });
});

describe('A queue that no server serves', () => {
  const watched = (logger: RecordingLogger, storage = new MemoryJobStorage()) => ({
    storage,
    queues: new UnservedQueues(
      storage.servers,
      {
        debug: () => {},
        info: () => {},
        error: () => {},
        warn: (event, facts) => logger.warn(`${event} ${JSON.stringify(facts)}`),
      },
      { checkAfterMs: 1 },
    ),
  });

  it('is named once in the log, with what to do', async () => {
    const logger = new RecordingLogger();
    const { queues } = watched(logger);
    queues.start();
    for (const queue of ['reports', 'reports', 'mails']) queues.notice(queue);

    await eventually(() => logger.lines.length === 2);
    queues.notice('reports');
    queues.notice('exports');
    await eventually(() => logger.lines.length === 3);
    expect(logger.lines.map(({ text }) => text)).toEqual(
      ['reports', 'mails', 'exports'].map(
        (queue) =>
          'Jobs wait in a queue that no server serves: name it in the queues of a server ' +
          JSON.stringify({ queue, servers: 0 }),
      ),
    );
    queues.stop();
  });

  it('costs one look at the store, however many queues there are', async () => {
    const logger = new RecordingLogger();
    const { queues, storage } = watched(logger);
    const looks = jest.spyOn(storage.servers, 'list');
    queues.start();
    for (let tenant = 0; tenant < 500; tenant += 1) queues.notice(`tenant-${tenant}`);

    await eventually(() => logger.lines.length === 500);
    expect(looks).toHaveBeenCalledTimes(1);
    queues.stop();
  });

  it('is looked at outside of the request that has put a job into it', async () => {
    const logger = new RecordingLogger();
    const { queues, storage } = watched(logger);
    const requests = new AsyncLocalStorage<string>();
    const seenIn: unknown[] = [];
    jest.spyOn(storage.servers, 'list').mockImplementation(async () => {
      seenIn.push(requests.getStore());
      return [];
    });
    queues.start();
    requests.run('request', () => queues.notice('reports'));

    await eventually(() => logger.has('warn', 'reports'));
    expect(seenIn).toEqual([undefined]);
    queues.stop();
  });

  it('is left alone where a server of another process serves it', async () => {
    const logger = new RecordingLogger();
    const { queues, storage } = watched(logger);
    await storage.servers.announce({ id: 's', name: 's', queues: ['reports'], workerCount: 1 });
    queues.start();
    for (const queue of ['reports', 'mails']) queues.notice(queue);

    await eventually(() => logger.lines.length > 0);
    expect(logger.text).not.toContain('reports');
    queues.stop();
  });

  it('is named even where its job came before the application had started', async () => {
    const logger = new RecordingLogger();
    const { queues } = watched(logger);
    queues.notice('reports');
    queues.start();

    await eventually(() => logger.has('warn', 'reports'));
    queues.stop();
  });

  it('is not named by an application that has ended', async () => {
    const logger = new RecordingLogger();
    const { queues } = watched(logger);
    const other = watched(logger);
    queues.start();
    queues.notice('reports');
    queues.stop();
    other.queues.start();
    other.queues.notice('mails');

    await eventually(() => logger.has('warn', 'mails'));
    expect(logger.lines).toHaveLength(1);
    other.queues.stop();
  });
});
