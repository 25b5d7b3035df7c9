import {
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { FirstToStopModule } from './first-to-stop.module.js';
import { HangfireCoreModule } from './hangfire-core.module.js';
import { HangfireEngine } from './hangfire-engine.js';
import type {
  HangfireModuleAsyncOptions,
  HangfireModuleOptions,
} from './options/hangfire-module-options.js';

const BEYOND_THE_ROOT = -1;

/**
 * Background jobs for a Nest application. Import it once, in the root module; `BackgroundJobService`
 * and `BatchService` can then be injected everywhere.
 *
 * Servers start when everything else has started, and stop before anything else does, so that a
 * running job finds all that it depends on.
 */
@Module({})
export class HangfireModule implements OnApplicationBootstrap, OnModuleDestroy {
  /** @throws InvalidOptionsError when the application starts, for options that make no sense */
  static forRoot(options: HangfireModuleOptions = {}): DynamicModule {
    return moduleWith(HangfireCoreModule.forRoot(options));
  }

  /** The same, with options that depend on other providers. */
  static forRootAsync(options: HangfireModuleAsyncOptions): DynamicModule {
    return moduleWith(HangfireCoreModule.forRootAsync(options));
  }

  constructor(
    @Inject(HangfireEngine) private readonly engine: HangfireEngine,
    @Inject(ModulesContainer) modules: ModulesContainer,
  ) {
    // Nest calls the hooks of modules by their distance from the root, which has 0: the farthest
    // start first and, from Nest 11 on, stop last. Global modules get the greatest distance in the same way.
    for (const module of modules.values()) {
      if (module.metatype === HangfireModule) module.distance = BEYOND_THE_ROOT;
    }
  }

  onApplicationBootstrap(): void {
    this.engine.startServers();
  }

  async onModuleDestroy(): Promise<void> {
    await this.engine.stopServers();
  }
}

/** Whoever imports the module itself gets its services, also where another one is global as well. */
const moduleWith = (core: DynamicModule): DynamicModule => ({
  module: HangfireModule,
  imports: [core, { module: FirstToStopModule, imports: [core] }],
  exports: [HangfireCoreModule],
});
