import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication, ModuleMetadata, NestApplicationOptions } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test, type TestingModule } from '@nestjs/testing';
import { BackgroundJobService } from '../../lib/client/background-job-service.js';
import { PERMISSIONS } from '../../lib/dashboard/access/permissions.js';
import { WebFiles } from '../../lib/dashboard/assets/web-files.js';
import type { HangfireDashboardModuleOptions } from '../../lib/dashboard/dashboard-options.js';
import { HangfireDashboardModule } from '../../lib/dashboard/hangfire-dashboard.module.js';
import { HangfireModule } from '../../lib/nest/hangfire.module.js';
import type { StorageOption } from '../../lib/nest/options/storage-option.js';
import { JOB_STORAGE } from '../../lib/nest/tokens.js';
import type { JobStorage } from '../../lib/storage/job-storage.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { DashboardClient } from './dashboard-client.js';
import { cookieOf, linksIn } from './link-in-log.js';
import { pagesInDist } from './pages-in-dist.js';
import { RecordingLogger } from './recording-logger.js';

// Nothing stays in the home of whoever runs the specs.
process.env.XDG_STATE_HOME ??= join(tmpdir(), 'hangfire-specs-state');

export const PLATFORMS = ['express', 'fastify'] as const;
export type Platform = (typeof PLATFORMS)[number];

export interface DashboardAppOptions extends Pick<ModuleMetadata, 'providers' | 'imports'> {
  /** Without `authorize` in it, everybody may do everything; `authorize: undefined` leaves it out. */
  readonly dashboard?: HangfireDashboardModuleOptions | undefined;
  /** Left out: one in memory. */
  readonly storage?: StorageOption | undefined;
  /** A process that runs no jobs, unless told otherwise. */
  readonly server?: object | false | undefined;
  readonly maskedParameters?: readonly string[] | undefined;
  readonly configure?: ((app: INestApplication) => void) | undefined;
  readonly platform?: Platform | undefined;
  /** As the platform takes it: which proxies are believed. */
  readonly trustProxy?: string | boolean | undefined;
  /** As the option of Nest. */
  readonly bodyParser?: boolean | undefined;
  /** @default 127.0.0.1 */
  readonly address?: string | undefined;
  /** Left out: the pages as they are built. */
  readonly webFiles?: WebFiles | undefined;
}

/** Shared, because each instance reads and compresses the files anew. */
const BUILT_PAGES = new WebFiles(pagesInDist);

const SOMEBODY = { name: 'somebody', permissions: PERMISSIONS };

/** An application with a dashboard that listens on a port of this machine. */
export class DashboardApp extends DashboardClient {
  private constructor(
    readonly app: INestApplication,
    readonly logger: RecordingLogger,
    mount: string,
  ) {
    super(originOf(app), mount);
  }

  static start(options: DashboardAppOptions = {}): Promise<DashboardApp> {
    const {
      storage = new MemoryJobStorage(),
      server = false,
      maskedParameters,
      ...given
    } = options;
    const dashboard = { authorize: () => SOMEBODY, ...given.dashboard };
    const imports = [
      ...(given.imports ?? []),
      HangfireModule.forRoot({ storage, server, maskedParameters }),
      HangfireDashboardModule.forRoot(dashboard),
    ];
    const metadata = { imports, providers: given.providers ?? [] };
    return DashboardApp.of(metadata, { ...given, mount: dashboard.path });
  }

  static async of(
    metadata: ModuleMetadata,
    given: Pick<
      DashboardAppOptions,
      'address' | 'bodyParser' | 'configure' | 'platform' | 'trustProxy' | 'webFiles'
    > & {
      mount?: string | undefined;
    } = {},
  ): Promise<DashboardApp> {
    const logger = new RecordingLogger();
    const building = Test.createTestingModule(metadata).setLogger(logger);
    const { webFiles = BUILT_PAGES } = given;
    building.overrideProvider(WebFiles).useValue(webFiles);
    const module = await building.compile();
    const options = { bodyParser: given.bodyParser ?? true };
    const app =
      given.platform === 'fastify'
        ? module.createNestApplication(
            new FastifyAdapter({ trustProxy: given.trustProxy ?? false }),
            options,
          )
        : expressApplication(module, options, given.trustProxy);
    given.configure?.(app);
    await app.listen(0, given.address ?? '127.0.0.1');
    return new DashboardApp(app, logger, given.mount ?? '/hangfire');
  }

  get jobs(): BackgroundJobService {
    return this.app.get(BackgroundJobService);
  }

  get storage(): JobStorage {
    return this.app.get<JobStorage>(JOB_STORAGE);
  }

  /** Follows what links the log has; every request is sent with the cookies from then on. */
  async signIn(): Promise<this> {
    const { hostname } = new URL(this.origin);
    const links = linksIn(this.logger.text).map((link) => link.replace('localhost', hostname));
    this.cookie = (await Promise.all(links.map(cookieOf))).join('; ');
    return this;
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

function originOf(app: INestApplication): string {
  const { port } = app.getHttpServer().address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

function expressApplication(
  module: TestingModule,
  options: NestApplicationOptions,
  trustProxy: string | boolean = false,
) {
  const app = module.createNestApplication<NestExpressApplication>(options);
  app.set('trust proxy', trustProxy);
  return app;
}
