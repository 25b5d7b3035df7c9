import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { NestFactory } from '@nestjs/core';
import {
  BackgroundJobService,
  BatchService,
  HangfireModule,
  JOB_STORAGE,
  MemoryJobStorage,
  RecurringJobService,
} from 'nestjs-hangfire';
import { HangfireDashboardModule, PERMISSIONS } from 'nestjs-hangfire/dashboard';

/** @typedef {Awaited<ReturnType<typeof openShop>>} Shop */

/**
 * The modules of the sample app with their dashboard, on a store in memory with the given clock, and
 * without servers: the story decides which jobs run and how they end.
 *
 * @param {import('./staged-clock.mjs').StagedClock} clock
 */
export async function openShop(clock) {
  // The sample app reads this variable when it is loaded.
  const folder = await mkdtemp(join(tmpdir(), 'hangfire-screenshots-'));
  process.env.DATA_DIR = folder;
  const sample = await loadSampleApp();

  const app = await NestFactory.create(moduleOf(sample.modules, clock), { logger: false });
  await app.listen(0, '127.0.0.1');

  return {
    clock,
    ...sample.services,
    storage: app.get(JOB_STORAGE),
    jobs: app.get(BackgroundJobService),
    batches: app.get(BatchService),
    recurringJobs: app.get(RecurringJobService),
    dashboard: `${await app.getUrl()}/hangfire`,
    close: async () => {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function loadSampleApp() {
  const from = (/** @type {string} */ path) => import(`../../sample-app/dist/${path}.js`);
  const { settings } = await from('settings');
  const { EmailsModule } = await from('emails/emails.module');
  const { OrdersModule } = await from('orders/orders.module');
  const { ReportsModule } = await from('reports/reports.module');
  const { EmailService } = await from('emails/email.service');
  const { NewsletterService } = await from('emails/newsletter.service');
  const { OrderService } = await from('orders/order.service');
  const { ReportService } = await from('reports/report.service');

  return {
    modules: [
      ConfigModule.forRoot({ isGlobal: true, load: [() => settings] }),
      EmailsModule,
      OrdersModule,
      ReportsModule,
    ],
    services: { EmailService, NewsletterService, OrderService, ReportService },
  };
}

function moduleOf(modules, clock) {
  class ScreenshotsModule {}
  const storage = new MemoryJobStorage({ clock });
  Module({
    imports: [
      HangfireModule.forRoot({ storage, server: false, maskedParameters: ['card'] }),
      HangfireDashboardModule.forRoot({
        authorize: () => ({ name: 'Mirel', permissions: PERMISSIONS }),
        backLink: '/',
        statsPollingIntervalMs: 250,
      }),
      ...modules,
    ],
  })(ScreenshotsModule);
  return ScreenshotsModule;
}
