import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HangfireHealthIndicator } from 'nestjs-hangfire/health';
import { HangfireMetricsModule } from 'nestjs-hangfire/metrics';
import { settings } from '../settings.js';
import { HealthController } from './health.controller.js';

@Module({
  imports: [HangfireMetricsModule.forRoot({ token: settings.metricsToken }), TerminusModule],
  controllers: [HealthController],
  providers: [HangfireHealthIndicator],
})
export class MonitoringModule {}
