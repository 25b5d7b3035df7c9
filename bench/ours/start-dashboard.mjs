import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { HangfireDashboardModule } from '../../dist/dashboard/index.mjs';
import { HangfireModule } from '../../dist/index.mjs';
import { failingServices } from './failing-jobs.mjs';
import { NothingService } from './nothing.service.mjs';

/**
 * A Nest application that shows a store and runs no jobs, at the dashboard's defaults, but without sign-in.
 *
 * @returns {Promise<string>} its address, which ends with a slash
 */
export async function startDashboard({ url }) {
  class BenchModule {}
  Module({
    imports: [
      HangfireModule.forRoot({ storage: { type: 'postgres', url }, server: false }),
      HangfireDashboardModule.forRoot({ authorize: () => true }),
    ],
    providers: [NothingService, ...failingServices],
  })(BenchModule);

  const app = await NestFactory.create(BenchModule, { logger: ['error', 'warn'] });
  await app.listen(0, '127.0.0.1');
  return `http://127.0.0.1:${app.getHttpServer().address().port}/hangfire/`;
}
