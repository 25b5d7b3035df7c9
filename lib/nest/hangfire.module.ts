import {
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { HangfireCoreModule } from './hangfire-core.module.js';
import { HangfireEngine } from './hangfire-engine.js';
import type {
  HangfireModuleAsyncOptions,
  HangfireModuleOptions,
} from './hangfire-module-options.js';

/**
 * Background jobs for a Nest application. Import it once, in the root module; `BackgroundJobService`
 * can then be injected everywhere.
 *
 * Servers start when the application has started. When it shuts down they stop first: this module is
 * not global and stands close to the root, so its destroy hook comes before those of the modules that
 * running jobs depend on, and long before a DataSource is destroyed.
 */
@Module({})
export class HangfireModule implements OnApplicationBootstrap, OnModuleDestroy {
  /** @throws InvalidOptionsError when the application starts, for options that make no sense */
  static forRoot(options: HangfireModuleOptions = {}): DynamicModule {
    return { module: HangfireModule, imports: [HangfireCoreModule.forRoot(options)] };
  }

  /** The same, with options that depend on other providers. */
  static forRootAsync(options: HangfireModuleAsyncOptions): DynamicModule {
    return { module: HangfireModule, imports: [HangfireCoreModule.forRootAsync(options)] };
  }

  constructor(@Inject(HangfireEngine) private readonly engine: HangfireEngine) {}

  onApplicationBootstrap(): void {
    this.engine.startServers();
  }

  async onModuleDestroy(): Promise<void> {
    await this.engine.stopServers();
  }
}
