import type { AddressInfo } from 'node:net';
import type { INestApplication, ModuleMetadata } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { BackgroundJobService } from '../../../../lib/client/background-job-service.js';
import type { HangfireDashboardModuleOptions } from '../../../../lib/dashboard/dashboard-options.js';
import { HangfireDashboardModule } from '../../../../lib/dashboard/hangfire-dashboard.module.js';
import { HangfireModule } from '../../../../lib/nest/hangfire.module.js';
import type { StorageOption } from '../../../../lib/nest/storage-option.js';
import { JOB_STORAGE } from '../../../../lib/nest/tokens.js';
import type { JobStorage } from '../../../../lib/storage/job-storage.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { RecordingLogger } from '../../../support/recording-logger.js';

export interface DashboardAppOptions extends Pick<ModuleMetadata, 'providers' | 'imports'> {
  readonly dashboard?: HangfireDashboardModuleOptions;
  /** Left out: one in memory. */
  readonly storage?: StorageOption;
  /** A process that runs no jobs, unless told otherwise. */
  readonly server?: object | false;
  readonly configure?: (app: INestApplication) => void;
}

export interface Reply {
  readonly status: number;
  // What came is what the spec is about.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any;
  readonly headers: Headers;
}

/** An application with a dashboard that listens on a port of this machine. */
export class DashboardApp {
  private token: string | undefined;

  private constructor(
    readonly app: INestApplication,
    readonly logger: RecordingLogger,
    private readonly mount: string,
  ) {}

  static start(options: DashboardAppOptions = {}): Promise<DashboardApp> {
    const { storage = new MemoryJobStorage(), server = false, dashboard = {} } = options;
    const imports = [
      ...(options.imports ?? []),
      HangfireModule.forRoot({ storage, server }),
      HangfireDashboardModule.forRoot(dashboard),
    ];
    return DashboardApp.of(
      { imports, providers: options.providers ?? [] },
      { configure: options.configure, mount: dashboard.path },
    );
  }

  static async of(
    metadata: ModuleMetadata,
    given: { configure?: DashboardAppOptions['configure']; mount?: string | undefined } = {},
  ): Promise<DashboardApp> {
    const logger = new RecordingLogger();
    const module = await Test.createTestingModule(metadata).setLogger(logger).compile();
    const app = module.createNestApplication();
    given.configure?.(app);
    await app.listen(0, '127.0.0.1');
    return new DashboardApp(app, logger, given.mount ?? '/hangfire');
  }

  get origin(): string {
    const { port } = this.app.getHttpServer().address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  get jobs(): BackgroundJobService {
    return this.app.get(BackgroundJobService);
  }

  get storage(): JobStorage {
    return this.app.get<JobStorage>(JOB_STORAGE);
  }

  /** Anything under the dashboard's path. */
  async fetch(path: string, init: RequestInit = {}): Promise<Reply> {
    const response = await fetch(`${this.origin}${this.mount}${path}`, init);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    const body = isJson ? JSON.parse(text) : text;
    return { status: response.status, body, headers: response.headers };
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.fetch(`/api/${path}`, { headers });
  }

  /** As the pages do it. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    this.token ??= (await this.get('session', headers)).body.token as string;
    return this.fetch(`/api/${path}`, {
      method,
      headers: {
        origin: this.origin,
        'sec-fetch-site': 'same-origin',
        'x-hangfire-token': this.token,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
