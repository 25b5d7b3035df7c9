import type { Provider } from '@nestjs/common';
import { HttpAdapterHost, ModuleRef } from '@nestjs/core';
import { HangfireClient } from '../client/hangfire-client.js';
import { authorizerOf } from '../dashboard/access/authorizer-of.js';
import { ChangeTokens } from '../dashboard/access/change-tokens.js';
import { DashboardAccess } from '../dashboard/access/dashboard-access.js';
import { MountPath } from '../dashboard/access/mount-path.js';
import { type RefusalOptions, Refusals } from '../dashboard/answering/refusals.js';
import { ANSWERING } from '../dashboard/mounting/answering.js';
import { MetricsFailedError } from './errors/metrics-failed-error.js';
import { MetricsAccess } from './metrics-access.js';
import { MetricsAnswers } from './metrics-answers.js';
import { MetricsCollector } from './metrics-collector.js';
import type { MetricsOptions } from './metrics-options.js';
import { type ResolvedMetricsOptions, resolveMetricsOptions } from './resolve-metrics-options.js';
import { ScaleReader } from './scale/scale-reader.js';

/** The options as the application gave them. */
export const GIVEN_METRICS_OPTIONS = Symbol('GIVEN_METRICS_OPTIONS');
const METRICS_OPTIONS = Symbol('METRICS_OPTIONS');

const REFUSALS: RefusalOptions = {
  challenge: 'Bearer',
  name: 'Metrics',
  failed: (options) => new MetricsFailedError(options),
};

/** The providers of the metrics, beside their controller and their options. */
export const metricsProviders: Provider[] = [
  {
    provide: METRICS_OPTIONS,
    inject: [GIVEN_METRICS_OPTIONS],
    useFactory: (given: MetricsOptions) => resolveMetricsOptions(given),
  },
  {
    provide: MetricsAccess,
    inject: [METRICS_OPTIONS, ModuleRef],
    useFactory: ({ token, authorize }: ResolvedMetricsOptions, moduleRef: ModuleRef) =>
      new MetricsAccess(
        token,
        authorize &&
          new DashboardAccess(
            () => authorizerOf(authorize, moduleRef),
            new ChangeTokens(undefined),
            { readOnly: true },
          ),
      ),
  },
  {
    provide: MetricsCollector,
    inject: [HangfireClient, METRICS_OPTIONS],
    useFactory: ({ metering }: HangfireClient, { registry }: ResolvedMetricsOptions) =>
      new MetricsCollector(metering, registry),
  },
  {
    provide: ScaleReader,
    inject: [HangfireClient],
    useFactory: ({ storage }: HangfireClient) => new ScaleReader(storage),
  },
  {
    provide: ANSWERING,
    inject: [
      MetricsAccess,
      MetricsCollector,
      ScaleReader,
      MountPath,
      HttpAdapterHost,
      HangfireClient,
    ],
    useFactory: (
      access: MetricsAccess,
      collector: MetricsCollector,
      scale: ScaleReader,
      mount: MountPath,
      host: HttpAdapterHost,
      { logger }: HangfireClient,
    ) => {
      const refusals = new Refusals(host, logger, REFUSALS, undefined);
      return new MetricsAnswers({ access, collector, scale, mount, refusals, host });
    },
  },
];
