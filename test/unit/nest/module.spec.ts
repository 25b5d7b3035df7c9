import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module, type OnModuleDestroy } from '@nestjs/common';
import { BackgroundJobService } from '../../../lib/client/background-job-service.js';
import { GlobalJobFilters } from '../../../lib/filters/global-job-filters.js';
import { HangfireModule } from '../../../lib/nest/hangfire.module.js';
import type {
  HangfireModuleOptions,
  HangfireOptionsFactory,
} from '../../../lib/nest/options/hangfire-module-options.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { InvalidOptionsError } from '../../../lib/support/options/invalid-options-error.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp } from '../../support/hangfire-app.js';
import { Signal } from '../../support/signal.js';

@Injectable()
class WorkService {
  work(): string {
    return 'done';
  }
}

let app: HangfireApp | undefined;

afterEach(async () => {
  await app?.close();
  app = undefined;
});

const start = async (options: object = {}) => {
  app = await HangfireApp.start({ providers: [WorkService], ...options });
  return app;
};
const enqueueIn = ({ jobs }: HangfireApp, queue = 'default') =>
  jobs.enqueue(WorkService, (service) => service.work(), { queue });
const serversOf = async ({ storage }: HangfireApp, count: number) =>
  eventually(async () => {
    const servers = await storage.servers.list();
    return servers.length === count && servers;
  });

describe('HangfireModule', () => {
  it('runs one server with the defaults unless told otherwise', async () => {
    const [server] = await serversOf(await start(), 1);

    expect(server).toMatchObject({ queues: ['default'], workerCount: 20 });
  });

  it('only enqueues with server: false', async () => {
    const started = await start({ server: false });
    const id = await enqueueIn(started);

    expect(await started.storage.servers.list()).toEqual([]);
    expect(await started.jobs.get(id)).toMatchObject({ state: 'Enqueued' });
  });

  it('runs several servers, each with its own queues', async () => {
    const started = await start({
      server: [
        { name: 'fast', queues: ['critical'], workerCount: 3 },
        { name: 'slow', queues: ['reports', 'default'], workerCount: 1 },
      ],
    });
    const servers = await serversOf(started, 2);
    expect(servers.map(({ name, workerCount }) => `${name} ${workerCount}`).toSorted()).toEqual([
      'fast 3',
      'slow 1',
    ]);

    for (const queue of ['critical', 'reports', 'default']) {
      const job = await started.reaches(await enqueueIn(started, queue), 'Succeeded');
      const name = queue === 'critical' ? 'fast' : 'slow';
      expect(job.history[1]?.data.serverId).toMatch(new RegExp(`^${name}:`));
    }
  });

  it('never touches jobs of a queue that no server lists', async () => {
    const started = await start({ server: { queues: ['critical'] } });
    const other = await enqueueIn(started, 'default');
    await started.reaches(await enqueueIn(started, 'critical'), 'Succeeded');

    expect(await started.jobs.get(other)).toMatchObject({ state: 'Enqueued', attempt: 0 });
  });

  it('takes global filters that are added while the application runs', async () => {
    const started = await start();
    started.get(GlobalJobFilters).add({
      onCreating: ({ parameters }) => parameters.set('seen', true),
    });

    expect(await started.jobs.get(await enqueueIn(started))).toMatchObject({
      parameters: { seen: true },
    });
  });

  it('takes an undefined option for a missing one', async () => {
    const started = await start({
      filters: undefined,
      jobExpirationTimeoutMs: undefined,
      failedRetentionMs: undefined,
      maxArgumentsBytes: undefined,
      maxResultBytes: undefined,
      server: { name: undefined, queues: undefined, workerCount: undefined },
    });

    expect(await serversOf(started, 1)).toMatchObject([{ workerCount: 20, queues: ['default'] }]);
    const job = await started.reaches(await enqueueIn(started), 'Succeeded');
    const keptMs = (job.expireAt?.getTime() ?? 0) - (job.history.at(-1)?.at.getTime() ?? 0);
    expect(keptMs).toBe(86_400_000);
  });
});

describe('options that make no sense', () => {
  it.each([
    [
      'Unknown option "workerCont" in server. Did you mean "workerCount"?',
      { server: { workerCont: 5 } },
    ],
    ['Unknown option "storrage" in hangfire. Did you mean "storage"?', { storrage: {} }],
    ['server.workerCount: expected', { server: { workerCount: 0 } }],
    ['server.queues', { server: { queues: ['Not A Queue'] } }],
    ['server.queues', { server: { queues: [] } }],
    ['server.queues', { server: { queues: ['a', 'a'] } }],
    [
      'server.heartbeatIntervalMs: expected less than half of serverTimeoutMs',
      { server: { heartbeatIntervalMs: 10_000 } },
    ],
    ['Did you mean "workerCount"?', { server: [{}, { workerCont: 5 }] }],
    ['maxArgumentsBytes', { maxArgumentsBytes: -1 }],
    ['server', { server: true }],
    ['storage', { storage: 'postgres://localhost' }],
    ['filters', { filters: ['retry'] }],
  ])('are an error at start: %s', async (message, options) => {
    const started = HangfireApp.start(options as HangfireModuleOptions);

    await expect(started).rejects.toBeInstanceOf(InvalidOptionsError);
    await expect(started).rejects.toThrow(message);
  });
});

describe('HangfireModule.forRootAsync', () => {
  @Injectable()
  class Config {
    readonly queues = ['configured'];
    readonly storage = new MemoryJobStorage();
  }

  @Module({ providers: [Config], exports: [Config] })
  class ConfigModule {}

  @Injectable()
  class ConfiguredHangfire implements HangfireOptionsFactory {
    constructor(private readonly config: Config) {}

    async createHangfireOptions(): Promise<HangfireModuleOptions> {
      const { queues, storage } = this.config;
      return { storage, server: { queues } };
    }
  }

  @Module({
    imports: [ConfigModule],
    providers: [ConfiguredHangfire],
    exports: [ConfiguredHangfire],
  })
  class ConfiguredModule {}

  it.each([
    [
      'useFactory',
      {
        imports: [ConfigModule],
        inject: [Config],
        useFactory: ({ queues, storage }: Config) => ({ storage, server: { queues } }),
      },
    ],
    ['useClass', { imports: [ConfigModule], useClass: ConfiguredHangfire }],
    ['useExisting', { imports: [ConfiguredModule], useExisting: ConfiguredHangfire }],
  ])('gets its options by %s', async (_way, options) => {
    app = await HangfireApp.of({
      imports: [HangfireModule.forRootAsync(options)],
      providers: [WorkService],
    });

    await app.reaches(await enqueueIn(app, 'configured'), 'Succeeded');
  });

  it('needs exactly one way to get its options', () => {
    expect(() => HangfireModule.forRootAsync({})).toThrow(InvalidOptionsError);
    expect(() =>
      HangfireModule.forRootAsync({ useClass: ConfiguredHangfire, useFactory: () => ({}) }),
    ).toThrow(/exactly one of useFactory, useClass and useExisting/);
  });

  it('checks its options like forRoot', async () => {
    const useFactory = () => ({ server: { workerCont: 5 } }) as object;
    const started = HangfireApp.of({ imports: [HangfireModule.forRootAsync({ useFactory })] });

    await expect(started).rejects.toThrow('Did you mean "workerCount"?');
  });
});

describe('the life of the application', () => {
  it('lets its services enqueue while it starts', async () => {
    @Injectable()
    class StartService {
      id: string | null = null;
      constructor(private readonly jobs: BackgroundJobService) {}

      async onModuleInit() {
        this.id = await this.jobs.enqueue(WorkService, (service) => service.work());
      }
    }
    const started = await start({ providers: [WorkService, StartService] });

    await started.reaches(started.get(StartService).id, 'Succeeded');
  });

  it('closes nothing that a running job needs before the job has ended', async () => {
    const seen: string[] = [];
    const isRunning = new Signal();
    const mayEnd = new Signal();

    @Injectable()
    class Connection implements OnModuleDestroy {
      onModuleDestroy() {
        seen.push('connection closed');
      }
    }
    @Injectable()
    class ConnectedService {
      async work() {
        isRunning.fire();
        await mayEnd;
        seen.push('job ended');
      }
    }
    @Module({ providers: [Connection], exports: [Connection] })
    class ConnectionModule {}
    @Module({ imports: [ConnectionModule], providers: [ConnectedService] })
    class FeatureModule {}

    const storage = new MemoryJobStorage();
    const started = await HangfireApp.of({
      imports: [HangfireModule.forRoot({ storage }), FeatureModule, ConnectionModule],
      providers: [Connection],
    });
    await started.jobs.enqueue(ConnectedService, (service) => service.work());
    await isRunning;
    const closed = started.close();
    // Whatever closes at once has done so by then.
    await new Promise(setImmediate);
    mayEnd.fire();
    await closed;

    expect(seen).toEqual(['job ended', 'connection closed', 'connection closed']);
  });
});
