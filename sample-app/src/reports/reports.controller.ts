import {
  Controller,
  Get,
  HttpCode,
  HttpStatus,
  NotFoundException,
  Param,
  Post,
  StreamableFile,
} from '@nestjs/common';
import { BackgroundJobService } from 'nestjs-hangfire';
import { type Month, monthSchema } from './month.js';
import { ReportService } from './report.service.js';
import { ReportStore } from './report-store.js';
import { reportsPage } from './reports-page.js';
import { SeattleWeather } from './seattle-weather.js';

@Controller('reports')
export class ReportsController {
  constructor(
    private readonly jobs: BackgroundJobService,
    private readonly weather: SeattleWeather,
    private readonly reports: ReportStore,
  ) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  async create() {
    const jobIds = await this.jobs.enqueueMany(
      ReportService,
      this.weather.months,
      (reports, month) => reports.createReport(month),
    );
    return { jobIds };
  }

  @Get()
  async page(): Promise<string> {
    return reportsPage(await this.reports.allFigures(), this.weather.months.length);
  }

  @Get(':month.svg')
  async chart(@Param('month', { schema: monthSchema }) month: Month): Promise<StreamableFile> {
    const chart = await this.reports.chartOf(month);
    if (!chart) throw new NotFoundException(`There is no report of ${month}.`);
    return new StreamableFile(chart, { type: 'image/svg+xml' });
  }
}
