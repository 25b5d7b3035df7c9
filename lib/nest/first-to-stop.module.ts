import { Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { HangfireEngine } from './hangfire-engine.js';

/** Greater than the distance that Nest gives to global modules, the greatest of all. */
const BEYOND_GLOBAL_MODULES = Number.MAX_SAFE_INTEGER;

/**
 * Stops the servers before anything else is destroyed on Nest 10, which destroys the farthest modules first.
 * From Nest 11 on the farthest modules come last, when the servers have stopped already.
 */
@Module({})
export class FirstToStopModule implements OnModuleDestroy {
  constructor(
    @Inject(HangfireEngine) private readonly engine: HangfireEngine,
    @Inject(ModulesContainer) modules: ModulesContainer,
  ) {
    for (const module of modules.values()) {
      if (module.metatype === FirstToStopModule) module.distance = BEYOND_GLOBAL_MODULES;
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.engine.stopServers();
  }
}
