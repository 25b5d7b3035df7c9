import type { Provider } from '@nestjs/common';
import { InvalidOptionsError } from '../../support/options/invalid-options-error.js';
import { HANGFIRE_OPTIONS } from '../tokens.js';
import type {
  HangfireModuleAsyncOptions,
  HangfireOptionsFactory,
} from './hangfire-module-options.js';

/** @throws InvalidOptionsError unless exactly one way to get the options is given */
export function asyncOptionsProviders(options: HangfireModuleAsyncOptions): Provider[] {
  const { useFactory, useClass, useExisting, inject = [] } = options;
  if ([useFactory, useClass, useExisting].filter((way) => way !== undefined).length !== 1) {
    throw new InvalidOptionsError('forRootAsync', [
      'forRootAsync: expected exactly one of useFactory, useClass and useExisting.',
    ]);
  }
  if (useFactory) return [{ provide: HANGFIRE_OPTIONS, useFactory, inject }];

  const factory = useExisting ?? useClass;
  const optionsProvider: Provider = {
    provide: HANGFIRE_OPTIONS,
    inject: factory ? [factory] : [],
    useFactory: (given: HangfireOptionsFactory) => given.createHangfireOptions(),
  };
  return useClass ? [useClass, optionsProvider] : [optionsProvider];
}
