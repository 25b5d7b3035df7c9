import { Module } from '@nestjs/common';
import { ReportService } from './report.service.js';
import { ReportStore } from './report-store.js';
import { ReportsController } from './reports.controller.js';
import { SeattleWeather } from './seattle-weather.js';

@Module({
  controllers: [ReportsController],
  providers: [ReportService, ReportStore, SeattleWeather],
})
export class ReportsModule {}
