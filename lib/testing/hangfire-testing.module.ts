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

/** The part of a TestingModuleBuilder that replaces a provider. */
export interface ProviderOverride<Builder> {
  overrideProvider(token: unknown): {
    useFactory(options: {
      readonly factory: (...dependencies: never[]) => unknown;
      // The name is Nest's, and the list is mutable because Nest's type says so.
      inject: unknown[];
    }): Builder;
  };
}

/**
 * Background jobs for applications under test: the store is in memory, the test moves the clock, and jobs run
 * when the test says so. The application injects the same services as with `HangfireModule`.
 */
@Module({})
export class HangfireTestingModule {
  /**
   * Imported in place of `HangfireModule`.
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
          // Nest uses the last provider of a token.
          providers: [...core.providers, ...testingProviders(options)],
          exports: [...core.exports, HangfireTesting],
        },
      ],
      exports: [HangfireCoreModule],
    };
  }

  /**
   * For an application that imports `HangfireModule` itself, in any way: replaces the engine of that module.
   * The options of the application hold, except for its store and servers. Options that are given here take
   * precedence.
   *
   * @param builder the answer of `Test.createTestingModule`
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
