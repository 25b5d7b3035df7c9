import {
  type DynamicModule,
  Get,
  Inject,
  Module,
  type NestModule,
  type OnApplicationShutdown,
  type OnModuleInit,
  type Provider,
  type Type,
} from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { EarlyHeaders } from '../dashboard/access/early-headers.js';
import { MountPath } from '../dashboard/access/mount-path.js';
import { mountedController } from '../dashboard/mounting/mounted-controller.js';
import { mountedModule } from '../dashboard/mounting/mounted-module.js';
import { requireOwnPath } from '../dashboard/mounting/require-own-path.js';
import { skipThrottlers } from '../dashboard/mounting/skip-throttlers.js';
import { resolveMountOptions } from '../dashboard/resolve-dashboard-options.js';
import { DASHBOARD_CONTROLLER } from '../dashboard/tokens.js';
import { MetricsAccess } from './metrics-access.js';
import { MetricsCollector } from './metrics-collector.js';
import type {
  HangfireMetricsModuleAsyncOptions,
  HangfireMetricsModuleOptions,
  MetricsMountOptions,
} from './metrics-options.js';
import { GIVEN_METRICS_OPTIONS, metricsProviders } from './metrics-providers.js';
import { METRICS_SCOPE } from './resolve-metrics-options.js';
import { SCALE } from './scale/scale-request.js';

/**
 * Metrics of jobs for Prometheus, and numbers for autoscalers. Import it beside HangfireModule, on any HTTP platform of
 * Nest. Needs the package `prom-client`.
 */
@Module({})
export class HangfireMetricsModule implements NestModule, OnModuleInit, OnApplicationShutdown {
  /**
   * @throws InvalidOptionsError at once for a wrong path or module, and at the start of the application for other
   *   options
   */
  static forRoot(options: HangfireMetricsModuleOptions): DynamicModule {
    const { path, hangfire, decorators, imports, ...given } = options;
    const provided = { provide: GIVEN_METRICS_OPTIONS, useValue: given };
    return metricsModule({ path, hangfire, decorators, imports }, provided);
  }

  /** Like `forRoot`, with options that depend on other providers; path and modules are given directly. */
  static forRootAsync(options: HangfireMetricsModuleAsyncOptions): DynamicModule {
    const { path, hangfire, decorators, imports, useFactory, inject = [] } = options;
    const provided = { provide: GIVEN_METRICS_OPTIONS, useFactory, inject };
    return metricsModule({ path, hangfire, decorators, imports }, provided);
  }

  constructor(
    @Inject(MetricsAccess) private readonly access: MetricsAccess,
    @Inject(MetricsCollector) private readonly collector: MetricsCollector,
    @Inject(EarlyHeaders) private readonly headers: EarlyHeaders,
    @Inject(MountPath) private readonly mount: MountPath,
    @Inject(DASHBOARD_CONTROLLER) private readonly controller: Type,
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
  ) {}

  /** Nest calls this when it knows all providers, and before it registers routes. */
  configure(): void {
    requireOwnPath(this.mount, this.modules, METRICS_SCOPE);
    skipThrottlers(this.controller, this.modules);
  }

  async onModuleInit(): Promise<void> {
    await this.access.prepare();
    await this.collector.prepare();
    this.headers.install();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.collector.close();
  }
}

function metricsModule(options: MetricsMountOptions, given: Provider): DynamicModule {
  const { path = '/metrics', ...others } = options;
  const mount = resolveMountOptions({ path, ...others }, METRICS_SCOPE);
  const controller = mountedController('HangfireMetricsController', mount);
  const prototype: object = controller.prototype;
  const { pages } = Object.getOwnPropertyDescriptors(prototype) as Record<
    string,
    PropertyDescriptor
  >;
  if (pages) Get(['', SCALE])(prototype, 'pages', pages);
  return mountedModule({
    module: HangfireMetricsModule,
    controller,
    mount,
    example: SCALE,
    providers: [given, ...metricsProviders],
  });
}
