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
 * Background jobs for a Nest application. Import the module once, in the root module. `BackgroundJobService`
 * and `BatchService` can then be injected everywhere.
 *
 * Servers start when everything else has started, and stop before anything else stops, so that a running job
 * finds all its dependencies.
 */
@Module({})
export class HangfireModule implements OnApplicationBootstrap, OnModuleDestroy {
  /** @throws InvalidOptionsError when the application starts with wrong options */
  static forRoot(options: HangfireModuleOptions = {}): DynamicModule {
    return moduleWith(HangfireCoreModule.forRoot(options));
  }

  /** Like `forRoot`, with options that depend on other providers. */
  static forRootAsync(options: HangfireModuleAsyncOptions): DynamicModule {
    return moduleWith(HangfireCoreModule.forRootAsync(options));
  }

  constructor(
    @Inject(HangfireEngine) private readonly engine: HangfireEngine,
    @Inject(ModulesContainer) modules: ModulesContainer,
  ) {
    // Nest calls the hooks of modules by their distance from the root module, whose distance is 0. The farthest
    // modules start first and, from Nest 11 on, stop last. Global modules get the greatest distance in the same
    // way.
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

/**
 * A module that imports this HangfireModule gets the services of this one, even if another HangfireModule is global
 * as well.
 */
const moduleWith = (core: DynamicModule): DynamicModule => ({
  module: HangfireModule,
  imports: [core, { module: FirstToStopModule, imports: [core] }],
  exports: [HangfireCoreModule],
});
