/**
 * A process that runs jobs, and exports their traces over OTLP/HTTP, as an application does with the SDK of
 * OpenTelemetry.
 *
 * HANGFIRE_DIST: the compiled library · DATABASE_URL · TRACES_URL
 */
import 'reflect-metadata';
import { Inject, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { NodeSDK } from '@opentelemetry/sdk-node';

const { DATABASE_URL, HANGFIRE_DIST = '', TRACES_URL: url = '' } = process.env;
const sdk = new NodeSDK({ serviceName: 'worker', traceExporter: new OTLPTraceExporter({ url }) });
sdk.start();
const { AutomaticRetry, BackgroundJobService, HangfireModule, JobContext } = await import(
  HANGFIRE_DIST
);

class OrderService {
  constructor(/** @type {import('nestjs-hangfire').BackgroundJobService} */ jobs) {
    this.jobs = jobs;
  }

  async take() {
    const id = await this.jobs.enqueue(OrderService, (/** @type {any} */ orders) => orders.pay());
    await this.jobs.continueWith(id, OrderService, (/** @type {any} */ orders) => orders.ship());
  }

  pay() {
    if (JobContext.current().attempt === 1) throw new Error('the bank is closed');
  }

  ship() {}
}
Injectable()(OrderService);
Inject(BackgroundJobService)(OrderService, undefined, 0);
AutomaticRetry({ attempts: 1, delaysInSeconds: [0] })(OrderService);

class WorkerModule {}
Module({
  imports: [
    HangfireModule.forRoot({ storage: { type: 'postgres', url: DATABASE_URL }, telemetry: true }),
  ],
  providers: [OrderService],
})(WorkerModule);

const app = await NestFactory.createApplicationContext(WorkerModule, { logger: ['warn', 'error'] });

process.once('SIGTERM', async () => {
  await app.close();
  await sdk.shutdown();
});
process.stdout.write('ready\n');
