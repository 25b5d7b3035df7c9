import { setImmediate } from 'node:timers/promises';
import {
  type DynamicModule,
  Inject,
  Module,
  type NestModule,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type OnModuleInit,
  type Provider,
  type Type,
} from '@nestjs/common';
import { HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { BulkRunner } from '../client/bulk/bulk-runner.js';
import { DashboardAccess } from './access/dashboard-access.js';
import { EarlyHeaders } from './access/early-headers.js';
import { MountPath } from './access/mount-path.js';
import { LinkLog } from './access/sign-in/link-log.js';
import { LinkSignIn } from './access/sign-in/link-sign-in.js';
import type {
  DashboardMountOptions,
  HangfireDashboardModuleAsyncOptions,
  HangfireDashboardModuleOptions,
} from './dashboard-options.js';
import { dashboardOptionsProviders } from './dashboard-options-providers.js';
import { dashboardProviders } from './dashboard-providers.js';
import { LivePoller } from './live/live-poller.js';
import { giveRoutes } from './mounting/give-routes.js';
import { mountedController } from './mounting/mounted-controller.js';
import { mountedModule } from './mounting/mounted-module.js';
import { requireOwnPath } from './mounting/require-own-path.js';
import { skipThrottlers } from './mounting/skip-throttlers.js';
import { type ResolvedDashboardOptions, resolveMountOptions } from './resolve-dashboard-options.js';
import {
  DASHBOARD_CONTROLLER,
  DASHBOARD_ENHANCERS,
  DASHBOARD_OPTIONS,
  GIVEN_DASHBOARD_OPTIONS,
} from './tokens.js';

/**
 * The dashboard of a store: pages under a path, and their API. Import it beside HangfireModule, on any HTTP
 * platform of Nest, once for each store.
 */
@Module({})
export class HangfireDashboardModule
  implements NestModule, OnModuleInit, OnApplicationBootstrap, OnModuleDestroy
{
  /**
   * @throws InvalidOptionsError at once for a wrong path or module, and at the start of the application for
   *   other options
   */
  static forRoot(options: HangfireDashboardModuleOptions = {}): DynamicModule {
    const { path, hangfire, decorators, enhancers, imports, ...given } = options;
    const provided = { provide: GIVEN_DASHBOARD_OPTIONS, useValue: given };
    return dashboardModule({ path, hangfire, decorators, enhancers, imports }, [provided]);
  }

  /** Like `forRoot`, with options that depend on other providers; path and modules are given directly. */
  static forRootAsync(options: HangfireDashboardModuleAsyncOptions): DynamicModule {
    const { path, hangfire, decorators, enhancers, imports, ...ways } = options;
    const mount = { path, hangfire, decorators, enhancers, imports };
    return dashboardModule(mount, dashboardOptionsProviders(ways));
  }

  constructor(
    @Inject(DASHBOARD_OPTIONS) private readonly options: ResolvedDashboardOptions,
    @Inject(DashboardAccess) private readonly access: DashboardAccess,
    @Inject(EarlyHeaders) private readonly headers: EarlyHeaders,
    @Inject(MountPath) private readonly mount: MountPath,
    @Inject(LinkSignIn) private readonly signIn: LinkSignIn | undefined,
    @Inject(LinkLog) private readonly linkLog: LinkLog,
    @Inject(LivePoller) private readonly poller: LivePoller,
    @Inject(BulkRunner) private readonly bulk: BulkRunner,
    @Inject(DASHBOARD_CONTROLLER) private readonly controller: Type,
    @Inject(DASHBOARD_ENHANCERS) private readonly enhancers: 'global' | undefined,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
  ) {}

  /** Nest calls this when it knows its platform and all providers, and before it registers routes. */
  configure(): void {
    requireOwnPath(this.mount, this.modules, 'dashboard');
    this.mount.excludeAsOne();
    giveRoutes(this.controller, this.host);
    if (this.enhancers !== 'global') skipThrottlers(this.controller, this.modules);
  }

  async onModuleInit(): Promise<void> {
    await this.access.prepare();
    this.headers.install();
    const { signIn, linkLog } = this;
    if (signIn) linkLog.whenListening(() => signIn.announce());
    else if (this.options.authorize) linkLog.whenListening(() => linkLog.printAddress());
    else linkLog.whenListening(() => linkLog.printClosed());
  }

  onApplicationBootstrap(): void {
    // A read-only process does not work on bulk operations of other processes either.
    if (!this.options.readOnly) this.bulk.start();
  }

  async onModuleDestroy(): Promise<void> {
    // Open streams would keep the HTTP server from closing. Their ends are sent in the next turn of the
    // event loop; the server then closes idle connections, and waits for others.
    this.poller.close();
    await setImmediate();
  }
}

function dashboardModule(options: DashboardMountOptions, given: Provider[]): DynamicModule {
  const mount = resolveMountOptions(options);
  return mountedModule({
    module: HangfireDashboardModule,
    controller: mountedController('HangfireDashboardController', mount),
    mount,
    example: 'open',
    providers: [...given, ...dashboardProviders],
  });
}
