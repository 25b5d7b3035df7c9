import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { metrics } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { Metering } from '../../../lib/instruments/metering.js';
import { JobContext } from '../../../lib/job/job-context.js';
import { HangfireModule } from '../../../lib/nest/hangfire.module.js';
import { eventLoopMeter } from '../../../lib/server/health/event-loop-meter.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { silentLogger } from '../../../lib/support/logger.js';
import { metricsByMeter } from '../../../lib/telemetry/metrics-by-meter.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp, type HangfireAppOptions } from '../../support/hangfire-app.js';

@Injectable()
class MailService {
  send(): void {}

  @AutomaticRetry({ attempts: 1, delaysInSeconds: [0] })
  stumble(): void {
    if (JobContext.current().attempt === 1) throw new Error('no route');
  }
}

let exporter: InMemoryMetricExporter;
let provider: MeterProvider;
let app: HangfireApp;

const start = async (options: HangfireAppOptions = {}) => {
  app = await HangfireApp.start({ telemetry: true, providers: [MailService], ...options });
};
/** As in an application of its own. */
const startModule = async () => {
  const storage = new MemoryJobStorage();
  app = await HangfireApp.of({
    imports: [
      // biome-ignore format: as a line of its own in the guide
      HangfireModule.forRoot({ storage, telemetry: true }),
    ],
    providers: [MailService],
  });
};

/** The latest points of a metric. */
async function points(name: string) {
  await provider.forceFlush();
  const collected = exporter.getMetrics().at(-1)?.scopeMetrics ?? [];
  const metric = collected
    .flatMap((scope) => scope.metrics)
    .find(({ descriptor }) => descriptor.name === name);
  return (metric?.dataPoints ?? []).map(({ attributes, value }) => ({ attributes, value }));
}

beforeEach(() => {
  exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  provider = new MeterProvider({ readers: [reader] });
  metrics.setGlobalMeterProvider(provider);
});
afterEach(async () => {
  await app.close();
  metrics.disable();
  await provider.shutdown();
});

describe('The meter of OpenTelemetry', () => {
  it('counts runs by their outcome, method and queue', async () => {
    await startModule();
    await app.reaches(await app.jobs.enqueue(MailService, (mails) => mails.send()), 'Succeeded');
    await app.reaches(await app.jobs.enqueue(MailService, (mails) => mails.stumble()), 'Succeeded');

    const of = (method: string, outcome: string) => ({
      attributes: { method: `MailService.${method}`, queue: 'default', outcome },
      value: 1,
    });
    expect(await points('hangfire.job.runs')).toEqual([
      of('send', 'succeeded'),
      of('stumble', 'retried'),
      of('stumble', 'succeeded'),
    ]);
    expect(await points('hangfire.jobs.created')).toHaveLength(2);
  });

  it('measures how long jobs ran and waited, in seconds', async () => {
    await start();
    await app.reaches(await app.jobs.enqueue(MailService, (mails) => mails.send()), 'Succeeded');

    for (const name of ['hangfire.job.run.duration', 'hangfire.job.wait.duration']) {
      const [point] = await points(name);
      expect(point).toMatchObject({
        attributes: { method: 'MailService.send', queue: 'default' },
        value: { count: 1, sum: expect.any(Number) },
      });
    }
  });

  it('measures claims and settlements, and how many jobs they have', async () => {
    await start();
    await app.reaches(await app.jobs.enqueue(MailService, (mails) => mails.send()), 'Succeeded');

    for (const name of ['hangfire.store.operation.duration', 'hangfire.store.batch.size']) {
      const operations = (await points(name)).map(({ attributes }) => attributes.operation);
      expect(operations).toEqual(
        expect.arrayContaining(['queues.claim', 'jobs.createJobs', 'jobs.applyTransitions']),
      );
    }
  });

  it('costs nothing where no SDK is set up: nothing is measured', async () => {
    metrics.disable();
    await start({ server: false });
    const metering = new Metering(app.storage, eventLoopMeter(), silentLogger);

    expect(await metricsByMeter(metering)).toBeUndefined();
    expect(metering.instruments.isOn).toBe(false);
  });

  it('counts errors of the store', async () => {
    await start({ server: false });
    app.storage.jobs.createJobs = () => Promise.reject(new TypeError('no room'));
    await expect(app.jobs.enqueue(MailService, (mails) => mails.send())).rejects.toThrow('no room');

    expect(await points('hangfire.store.errors')).toEqual([
      { attributes: { operation: 'jobs.createJobs' }, value: 1 },
    ]);
  });

  it('reads gauges from the store when they are collected, and once for all of them', async () => {
    await start({ server: false });
    await app.jobs.enqueue(MailService, (mails) => mails.send(), { queue: 'mails' });
    const { statistics } = app.storage;
    let looks = 0;
    const countByState = statistics.countByState.bind(statistics);
    statistics.countByState = () => {
      looks += 1;
      return countByState();
    };

    expect(await points('hangfire.queue.ready')).toEqual([
      { attributes: { queue: 'mails' }, value: 1 },
    ]);
    expect(await points('hangfire.queue.oldest_age')).toHaveLength(1);
    expect(await points('hangfire.servers')).toEqual([{ attributes: {}, value: 0 }]);
    expect(await points('hangfire.store.up')).toEqual([{ attributes: {}, value: 1 }]);
    expect((await points('hangfire.event_loop.delay')).map((it) => it.attributes)).toEqual([
      { statistic: 'p99' },
      { statistic: 'max' },
    ]);
    expect(looks).toBe(1);
  });

  it('is left alone by an application that has closed', async () => {
    await start({ server: false });
    await app.close();
    const { statistics } = app.storage;
    let looks = 0;
    statistics.countByState = () => {
      looks += 1;
      return Promise.reject(new Error('closed'));
    };

    await points('hangfire.jobs');
    expect(looks).toBe(0);
  });

  it('gets nothing where metrics are off', async () => {
    await start({ telemetry: { metrics: false } });
    await app.reaches(await app.jobs.enqueue(MailService, (mails) => mails.send()), 'Succeeded');

    expect(await points('hangfire.job.runs')).toEqual([]);
  });

  it('has jobs run on where it throws, and is told of once', async () => {
    await start({ server: false });
    const { storage } = app;
    await app.close();
    metrics.disable();
    const broken = provider.getMeter('broken');
    const throwing = {
      add: () => {
        throw new Error('meter is broken');
      },
      record: () => {
        throw new Error('meter is broken');
      },
    };
    metrics.setGlobalMeterProvider({
      getMeter: () =>
        Object.assign(Object.create(broken), {
          createCounter: () => throwing,
          createHistogram: () => throwing,
        }),
    });
    await start({ storage });

    for (let count = 0; count < 3; count += 1) {
      await app.reaches(await app.jobs.enqueue(MailService, (mails) => mails.send()), 'Succeeded');
    }
    await eventually(() => app.logger.text.includes('meter is broken'));
    expect(app.logger.text.match(/Measuring threw/g)).toHaveLength(1);
  });
});
