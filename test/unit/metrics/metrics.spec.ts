import { afterEach, describe, expect, it } from '@jest/globals';
import {
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { HangfireMetricsModule } from 'nestjs-hangfire/metrics';
import { Counter, Registry } from 'prom-client';
import { BackgroundJobService } from '../../../lib/client/background-job-service.js';
import { INSTRUMENTS, instruments } from '../../../lib/instruments/instrument-table.js';
import { prometheusName } from '../../../lib/metrics/prometheus-name.js';
import { JOB_STORAGE } from '../../../lib/nest/tokens.js';
import type { JobStorage } from '../../../lib/storage/job-storage.js';
import { PLATFORMS } from '../../support/dashboard-app.js';
import { eventually } from '../../support/eventually.js';
import { MetricsApp, type MetricsAppOptions, TOKEN } from '../../support/metrics-app.js';
import { parsedMetrics } from '../../support/parsed-metrics.js';

const HOSTILE = 'send"\\\n} hangfire_up 1 #';

@Injectable()
class MailService {
  send(): void {}

  [HOSTILE](): void {}
}

let app: MetricsApp;

const start = async (options: MetricsAppOptions = {}) => {
  app = await MetricsApp.start({ providers: [MailService], ...options });
};
const jobs = () => app.app.get(BackgroundJobService);
const families = async () => parsedMetrics(await app.text());
const runs = async () => (await families()).get('hangfire_job_runs_total')?.metrics ?? [];

afterEach(() => app.close());

describe.each(PLATFORMS)('Metrics on %s', (platform) => {
  it('are in the exposition format, each with its type, its unit and a description', async () => {
    await start({ platform });
    await jobs().enqueue(MailService, (mails) => mails.send());
    await eventually(async () => (await runs()).length > 0);

    const response = await app.get();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const parsed = parsedMetrics(await response.text());
    for (const instrument of instruments()) {
      expect(parsed.get(prometheusName(instrument.name, instrument))).toMatchObject({
        type: instrument.kind.toUpperCase(),
        help: instrument.description,
      });
    }
    expect(await runs()).toEqual([
      {
        labels: { method: 'MailService.send', queue: 'default', outcome: 'succeeded' },
        value: '1',
      },
    ]);
    expect(parsed.get('hangfire_job_run_duration_seconds')?.metrics[0]).toMatchObject({
      buckets: { '+Inf': '1' },
    });
    expect(parsed.get('hangfire_store_up')?.metrics).toEqual([{ value: '1' }]);
  });

  it('need the token', async () => {
    await start({ platform });

    for (const path of ['/metrics', '/metrics/scale?queue=default']) {
      const refused = await app.get(path, 'another token');
      expect(refused.status).toBe(401);
      expect(refused.headers.get('www-authenticate')).toBe('Bearer');
      expect(await refused.json()).toMatchObject({ code: 'HANGFIRE_METRICS_UNAUTHENTICATED' });
    }
  });

  it('are answered past the interceptors and throttlers of the application, behind its guards', async () => {
    const seen: string[] = [];
    class Wrapping implements NestInterceptor {
      intercept(_: ExecutionContext, next: CallHandler) {
        seen.push('interceptor');
        return next.handle();
      }
    }
    class Closed implements CanActivate {
      canActivate(context: ExecutionContext): boolean {
        const marks = new Reflector();
        const isThrottled = !marks.get<boolean>('THROTTLER:SKIPdefault', context.getClass());
        seen.push(isThrottled ? 'throttled' : 'guard');
        if (marks.get('isPublic', context.getClass())) return true;
        throw new UnauthorizedException();
      }
    }
    await start({
      platform,
      metrics: {
        token: TOKEN,
        path: 'internal/numbers',
        decorators: [SetMetadata('isPublic', true)],
      },
      configure: (nest) => {
        nest.setGlobalPrefix('api');
        nest.useGlobalInterceptors(new Wrapping());
        nest.useGlobalGuards(new Closed());
      },
    });

    for (let count = 0; count < 3; count += 1) {
      expect((await app.get('/api/internal/numbers')).status).toBe(200);
    }
    expect(seen).toEqual(['guard', 'guard', 'guard']);
    const document = SwaggerModule.createDocument(app.app, new DocumentBuilder().build());
    expect(Object.keys(document.paths)).toEqual([]);
  });
});

describe('Metrics', () => {
  it('let people in who may view', async () => {
    const authorize = ({ headers }: { headers: Record<string, string> }) =>
      headers.authorization === 'Bearer of a person' && {
        name: 'ada',
        permissions: ['view' as const],
      };
    await start({ metrics: { authorize, token: TOKEN } });

    expect((await app.get('/metrics', 'of a person')).status).toBe(200);
    expect((await app.get('/metrics', TOKEN)).status).toBe(200);
    const refused = await app.get('/metrics', 'of nobody');
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({
      code: 'HANGFIRE_METRICS_UNAUTHENTICATED',
      message: expect.stringContaining('HangfireMetricsModule'),
    });
  });

  it('refuse people who may not view', async () => {
    await start({ metrics: { authorize: () => ({ name: 'bo', permissions: [] }) } });

    const refused = await app.get();
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      code: 'HANGFIRE_METRICS_FORBIDDEN',
      message: expect.stringContaining('"bo"'),
    });
  });

  it('speak of themselves where they fail', async () => {
    const authorize = () => {
      throw new Error('secret of the application');
    };
    await start({ metrics: { authorize } });

    const failed = await app.get();
    const { code, message } = (await failed.json()) as { code: string; message: string };
    expect([failed.status, code]).toEqual([500, 'HANGFIRE_METRICS_FAILED']);
    expect(message).toMatch(/^The metrics failed to answer/);
    expect(app.logger.has('error', 'Metrics failed to answer')).toBe(true);
    expect(app.logger.has('log', 'HangfireMetricsController')).toBe(true);
    expect(app.logger.text).not.toContain('Dashboard');
  });

  it.each([
    [
      'neither a token nor authorize',
      {},
      'metrics.token: expected a token, or the option authorize',
    ],
    ['a short token', { token: 'short' }, 'metrics.token'],
    ['a wrong path', { token: TOKEN, path: 'a b' }, 'metrics.path'],
    [
      'a registry of something else',
      { token: TOKEN, registry: {} as Registry },
      'metrics.registry',
    ],
  ])('do not start with %s', async (_, metrics, message) => {
    await start();
    await expect(MetricsApp.start({ metrics })).rejects.toThrow(message);
  });

  it('go to a registry of the application, beside its own metrics', async () => {
    const registry = new Registry();
    new Counter({ name: 'orders_total', help: 'Orders', registers: [registry] }).inc(3);
    await start({ metrics: { token: TOKEN, registry } });

    const parsed = await families();
    expect(parsed.get('orders_total')?.metrics).toEqual([{ value: '3' }]);
    expect(parsed.has('hangfire_servers')).toBe(true);
  });

  it('leave a registry of the application that closes, for the application that starts after it', async () => {
    const registry = new Registry();
    await start({ metrics: { token: TOKEN, registry } });
    await app.close();
    expect(await registry.getMetricsAsJSON()).toEqual([]);

    await start({ metrics: { token: TOKEN, registry } });
    expect((await families()).has('hangfire_servers')).toBe(true);
  });

  it('have names of methods that would break the format as they are', async () => {
    await start();
    await jobs().enqueue(MailService, (mails) => mails[HOSTILE]());
    await eventually(async () => (await runs()).length > 0);

    const text = await app.text();
    const lines = text.split('\n').filter((line) => line.startsWith('hangfire_job_runs_total{'));
    expect(lines).toEqual([
      'hangfire_job_runs_total{method="MailService.send\\"\\\\\\n} hangfire_up 1 #",queue="default",outcome="succeeded"} 1',
    ]);
    expect(text).not.toMatch(/^} hangfire_up/m);
  });

  it('do not have the names of classes that the process does not know', async () => {
    await start({ hangfire: { server: false } });
    await jobs().enqueue(MailService, (mails) => mails.send());
    const storage = app.app.get<JobStorage>(JOB_STORAGE);
    await app.close();
    await start({ hangfire: { storage, server: { unknownJobs: 'fail' } }, providers: [] });

    const seen = await eventually(async () => (await runs())[0]);
    expect(seen.labels).toMatchObject({ method: 'other', queue: 'default' });
  });

  it('are there without the numbers of a store that is silent', async () => {
    await start({ hangfire: { server: false } });
    app.app.get<JobStorage>(JOB_STORAGE).servers.list = () => new Promise(() => {});

    const parsed = await families();
    expect(parsed.get('hangfire_store_up')?.metrics).toEqual([{ value: '0' }]);
    expect(parsed.get('hangfire_servers')?.metrics ?? []).toEqual([]);
  });

  it('can have options that depend on providers', async () => {
    await start();
    const metrics = HangfireMetricsModule.forRootAsync({
      path: 'others',
      useFactory: () => ({ token: TOKEN }),
    });
    const other = await MetricsApp.start({ imports: [metrics] });

    expect((await other.get('/others')).status).toBe(200);
    await other.close();
  });

  it('have a unit and a suffix in the name by the rules of Prometheus', async () => {
    await start();
    const names = ['hangfire.job.runs', 'hangfire.queue.oldest_age', 'hangfire.servers'] as const;

    expect(names.map((name) => prometheusName(name, INSTRUMENTS[name]))).toEqual([
      'hangfire_job_runs_total',
      'hangfire_queue_oldest_age_seconds',
      'hangfire_servers',
    ]);
  });
});
