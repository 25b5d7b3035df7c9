import type { Provider } from '@nestjs/common';
import { InvalidOptionsError } from '../support/options/invalid-options-error.js';
import type {
  HangfireDashboardModuleAsyncOptions,
  HangfireDashboardOptionsFactory,
} from './dashboard-options.js';
import { GIVEN_DASHBOARD_OPTIONS } from './tokens.js';

type Ways = Pick<
  HangfireDashboardModuleAsyncOptions,
  'useFactory' | 'useClass' | 'useExisting' | 'inject'
>;

/** @throws InvalidOptionsError unless exactly one way to get the options is given */
export function dashboardOptionsProviders(ways: Ways): Provider[] {
  const { useFactory, useClass, useExisting, inject = [] } = ways;
  if ([useFactory, useClass, useExisting].filter((way) => way !== undefined).length !== 1) {
    throw new InvalidOptionsError('forRootAsync', [
      'forRootAsync: expected exactly one of useFactory, useClass and useExisting.',
    ]);
  }
  if (useFactory) return [{ provide: GIVEN_DASHBOARD_OPTIONS, useFactory, inject }];

  const factory = useExisting ?? useClass;
  const optionsProvider: Provider = {
    provide: GIVEN_DASHBOARD_OPTIONS,
    inject: factory ? [factory] : [],
    useFactory: (given: HangfireDashboardOptionsFactory) => given.createHangfireDashboardOptions(),
  };
  return useClass ? [useClass, optionsProvider] : [optionsProvider];
}
