import type { AddressInfo } from 'node:net';
import type { INestApplication, ModuleMetadata } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { HangfireMetricsModule } from '../../lib/metrics/hangfire-metrics.module.js';
import type { HangfireMetricsModuleOptions } from '../../lib/metrics/metrics-options.js';
import { HangfireModule } from '../../lib/nest/hangfire.module.js';
import type { HangfireModuleOptions } from '../../lib/nest/options/hangfire-module-options.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import type { Platform } from './dashboard-app.js';
import { RecordingLogger } from './recording-logger.js';

export const TOKEN = 'a token for the metrics';

export interface MetricsAppOptions extends ModuleMetadata {
  readonly platform?: Platform;
  readonly hangfire?: HangfireModuleOptions;
  readonly metrics?: HangfireMetricsModuleOptions;
  readonly configure?: (app: INestApplication) => void;
}

/** An application with metrics that listens on a port of this machine. */
export class MetricsApp {
  private constructor(
    readonly app: INestApplication,
    readonly logger: RecordingLogger,
  ) {}

  static async start({
    platform = 'express',
    hangfire = {},
    metrics = { token: TOKEN },
    configure,
    imports = [],
    ...others
  }: MetricsAppOptions = {}): Promise<MetricsApp> {
    const logger = new RecordingLogger();
    const storage = new MemoryJobStorage();
    const module = await Test.createTestingModule({
      imports: [
        ...imports,
        HangfireModule.forRoot({ storage, ...hangfire }),
        HangfireMetricsModule.forRoot(metrics),
      ],
      ...others,
    })
      .setLogger(logger)
      .compile();
    const app =
      platform === 'fastify'
        ? module.createNestApplication(new FastifyAdapter())
        : module.createNestApplication();
    configure?.(app);
    await app.listen(0, '127.0.0.1');
    return new MetricsApp(app, logger);
  }

  get(path = '/metrics', token: string | undefined = TOKEN): Promise<Response> {
    const { port } = this.app.getHttpServer().address() as AddressInfo;
    const headers = { authorization: `Bearer ${token}` };
    return fetch(`http://127.0.0.1:${port}${path}`, { headers });
  }

  async text(): Promise<string> {
    const response = await this.get();
    return response.text();
  }

  /** The answer to an autoscaler, with its status. */
  async scale(query: string): Promise<unknown> {
    const response = await this.get(`/metrics/scale?${query}`);
    return { status: response.status, ...((await response.json()) as object) };
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
