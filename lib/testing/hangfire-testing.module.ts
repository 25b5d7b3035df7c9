import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { DiscoveryService, ModuleRef } from '@nestjs/core';
import { HangfireModule } from '../nest/hangfire.module.js';
import { HangfireCoreModule } from '../nest/hangfire-core.module.js';
import { HangfireEngine } from '../nest/hangfire-engine.js';
import type { HangfireModuleOptions } from '../nest/options/hangfire-module-options.js';
import { HANGFIRE_OPTIONS } from '../nest/tokens.js';
import { HangfireTesting } from './hangfire-testing.js';
import { TestingEngine } from './testing-engine.js';
import { TestingLogger } from './testing-logger.js';
import { type HangfireTestingOptions, resolveTestingOptions } from './testing-options.js';

/** As much of a TestingModuleBuilder as replaces a provider. */
export interface ProviderOverride<Builder> {
  overrideProvider(token: unknown): {
    useFactory(options: {
      readonly factory: (...dependencies: never[]) => unknown;
      // Nest names the list so, and wants to be able to change it.
      inject: unknown[];
    }): Builder;
  };
}

/**
 * Background jobs for applications under test: the store is in memory, the clock is moved by the test,
 * and jobs run when the test says so. What the application injects is the same as ever.
 */
@Module({})
export class HangfireTestingModule {
  /**
   * In place of `HangfireModule`.
   *
   * @throws InvalidOptionsError
   */
  static forRoot(options: HangfireTestingOptions = {}): DynamicModule {
    const core = HangfireCoreModule.with([{ provide: HANGFIRE_OPTIONS, useValue: {} }]);
    return {
      module: HangfireModule,
      imports: [
        {
          ...core,
          // The later of two providers of one token counts.
          providers: [...core.providers, ...testingProviders(options)],
          exports: [...core.exports, HangfireTesting],
        },
      ],
      exports: [HangfireCoreModule],
    };
  }

  /**
   * For an application that imports `HangfireModule` itself, in whichever way: replaces what is behind
   * it. Options of the application hold, but for its store and servers; those given here beat them.
   *
   * @param builder what `Test.createTestingModule` has answered
   * @returns the builder
   * @throws InvalidOptionsError
   */
  static override<Builder>(
    builder: Builder & ProviderOverride<Builder>,
    options: HangfireTestingOptions = {},
  ): Builder {
    const { useFactory, inject } = engineProvider(options);
    return builder
      .overrideProvider(HangfireEngine)
      .useFactory({ factory: useFactory, inject: [...inject] });
  }
}

function testingProviders(options: HangfireTestingOptions): Provider[] {
  const { useFactory, inject } = engineProvider(options);
  return [
    { provide: HangfireEngine, useFactory, inject: [...inject] },
    {
      provide: HangfireTesting,
      inject: [HangfireEngine],
      useFactory: ({ testing }: TestingEngine) => testing,
    },
  ];
}

function engineProvider(options: HangfireTestingOptions) {
  const { module, testing } = resolveTestingOptions(options);
  return {
    inject: [HANGFIRE_OPTIONS, ModuleRef, DiscoveryService] as const,
    useFactory: (
      ofApplication: HangfireModuleOptions,
      moduleRef: ModuleRef,
      discovery: DiscoveryService,
    ) => {
      const given = { ...ofApplication, ...module };
      return new TestingEngine({ given, testing }, moduleRef, discovery, new TestingLogger());
    },
  };
}
