import { Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { HangfireEngine } from './hangfire-engine.js';

/** Global modules have the greatest distance that Nest gives. */
const BEYOND_GLOBAL_MODULES = Number.MAX_SAFE_INTEGER;

/**
 * Stops the servers before anything else is destroyed, on Nest 10: there the farthest modules are destroyed first, and
 * from Nest 11 on they are last, when the servers have stopped already.
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
