import { randomUUID } from 'node:crypto';
import {
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
  type Provider,
} from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, ModuleRef } from '@nestjs/core';
import { BackgroundJobService } from '../client/background-job-service.js';
import { BatchService } from '../client/batch-service.js';
import { HangfireClient } from '../client/hangfire-client.js';
import { JobQueryService } from '../client/job-query-service.js';
import { QueueService } from '../client/queue-service.js';
import { RecurringJobService } from '../client/recurring-job-service.js';
import { GlobalJobFilters } from '../filters/global-job-filters.js';
import { requireOneVersion } from './checks/require-one-version.js';
import { HangfireEngine } from './hangfire-engine.js';
import { NestLoggerAdapter } from './nest-logger.js';
import type {
  HangfireModuleAsyncOptions,
  HangfireModuleOptions,
} from './options/hangfire-module-options.js';
import { asyncOptionsProviders } from './options/module-options-providers.js';
import { resolveModuleOptions } from './options/resolve-module-options.js';
import { HANGFIRE_MODULE_ID, HANGFIRE_OPTIONS, JOB_STORAGE } from './tokens.js';

const engineProviders: Provider[] = [
  {
    provide: HangfireEngine,
    inject: [HANGFIRE_OPTIONS, ModuleRef, DiscoveryService],
    useFactory: (
      options: HangfireModuleOptions,
      moduleRef: ModuleRef,
      discovery: DiscoveryService,
    ) =>
      new HangfireEngine(
        resolveModuleOptions(options),
        moduleRef,
        discovery,
        new NestLoggerAdapter(),
      ),
  },
  {
    provide: BackgroundJobService,
    inject: [HangfireEngine],
    useFactory: ({ jobs }: HangfireEngine) => jobs,
  },
  {
    provide: BatchService,
    inject: [HangfireEngine],
    useFactory: ({ batches }: HangfireEngine) => batches,
  },
  {
    provide: RecurringJobService,
    inject: [HangfireEngine],
    useFactory: ({ recurringJobs }: HangfireEngine) => recurringJobs,
  },
  {
    provide: QueueService,
    inject: [HangfireEngine],
    useFactory: ({ queues }: HangfireEngine) => queues,
  },
  {
    provide: JobQueryService,
    inject: [HangfireEngine],
    useFactory: ({ queries }: HangfireEngine) => queries,
  },
  {
    provide: GlobalJobFilters,
    inject: [HangfireEngine],
    useFactory: ({ globalFilters }: HangfireEngine) => globalFilters,
  },
  {
    provide: HangfireClient,
    inject: [HangfireEngine],
    useFactory: (engine: HangfireEngine) => new HangfireClient(engine),
  },
  {
    provide: JOB_STORAGE,
    inject: [HangfireEngine],
    useFactory: ({ storage }: HangfireEngine) => storage,
  },
];

/**
 * Keeps two imports of the module apart. Nest 10 treats two modules as the same module when their metadata are the
 * same JSON text. Two stores that are objects in memory may have the same text.
 */
const moduleId = (): Provider => ({ provide: HANGFIRE_MODULE_ID, useValue: randomUUID() });

/**
 * The providers that the whole application shares. Nest initialises this module first and closes it last, because it
 * is global.
 */
@Module({})
export class HangfireCoreModule implements OnModuleInit, OnApplicationShutdown {
  /** @throws SeveralVersionsError */
  static with(options: Provider[], imports: HangfireModuleAsyncOptions['imports'] = []) {
    // We check it here, because Nest would only say that the services of the other version are missing.
    requireOneVersion();
    return {
      module: HangfireCoreModule,
      global: true,
      imports: [DiscoveryModule, ...imports],
      providers: [...options, moduleId(), ...engineProviders],
      exports: [
        HangfireEngine,
        HangfireClient,
        BackgroundJobService,
        BatchService,
        RecurringJobService,
        QueueService,
        JobQueryService,
        GlobalJobFilters,
        JOB_STORAGE,
      ],
    } satisfies DynamicModule;
  }

  static forRoot(options: HangfireModuleOptions): DynamicModule {
    return HangfireCoreModule.with([{ provide: HANGFIRE_OPTIONS, useValue: options }]);
  }

  static forRootAsync(options: HangfireModuleAsyncOptions): DynamicModule {
    return HangfireCoreModule.with(asyncOptionsProviders(options), options.imports);
  }

  constructor(@Inject(HangfireEngine) private readonly engine: HangfireEngine) {}

  async onModuleInit(): Promise<void> {
    await this.engine.prepare();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.engine.close();
  }
}
