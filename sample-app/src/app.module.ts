import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { HangfireModule } from 'nestjs-hangfire';
import { HangfireDashboardModule } from 'nestjs-hangfire/dashboard';
import { EmailsModule } from './emails/emails.module.js';
import { HomeController } from './home/home.controller.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MonitoringModule } from './monitoring/monitoring.module.js';
import { OrdersModule } from './orders/orders.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { requestContext } from './request-context/request-context.js';
import { settings } from './settings.js';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true, load: [() => settings] }),
    ...requestContext.imports,
    HangfireModule.forRoot({
      storage: settings.storage,
      server: [
        { name: 'shop', queues: ['critical', 'default'], workerCount: 20 },
        { name: 'reports', queues: ['reports'], workerCount: 4 },
      ],
      maskedParameters: ['card'],
      filters: requestContext.filters,
    }),
    HangfireDashboardModule.forRoot({ backLink: '/' }),
    EmailsModule,
    ReportsModule,
    OrdersModule,
    JobsModule,
    MonitoringModule,
  ],
  controllers: [HomeController],
})
export class AppModule {}
