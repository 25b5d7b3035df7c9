import {
  Controller,
  Get,
  HttpCode,
  HttpStatus,
  NotFoundException,
  Param,
  Post,
  StreamableFile,
  UseInterceptors,
} from '@nestjs/common';
import { BackgroundJobService, BatchService } from 'nestjs-hangfire';
import { AcceptedInterceptor } from '../jobs/accepted.interceptor.js';
import { type Month, monthSchema } from './month.js';
import { ReportService } from './report.service.js';
import { ReportStore } from './report-store.js';
import { growingReportsPage } from './reports-page.js';
import { SeattleWeather } from './seattle-weather.js';

@Controller('reports')
export class ReportsController {
  constructor(
    private readonly jobs: BackgroundJobService,
    private readonly batches: BatchService,
    private readonly weather: SeattleWeather,
    private readonly reports: ReportStore,
  ) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @UseInterceptors(AcceptedInterceptor)
  async create() {
    const batchId = await this.batches.start('Weather of Seattle', (batch) => {
      batch.enqueueMany(ReportService, this.weather.months, (reports, month) =>
        reports.createReport(month),
      );
    });
    const indexJobId = await this.jobs.continueWith(
      batchId,
      ReportService,
      (reports) => reports.createIndex(),
      { on: 'finished' },
    );
    return { batchId, indexJobId };
  }

  /** The index if it exists; otherwise the reports so far. */
  @Get()
  async page(): Promise<string> {
    const index = await this.reports.index();
    if (index) return index;
    return growingReportsPage(await this.reports.allFigures(), this.weather.months.length);
  }

  @Get(':month.svg')
  async chart(@Param('month', { schema: monthSchema }) month: Month): Promise<StreamableFile> {
    const chart = await this.reports.chartOf(month);
    if (!chart) throw new NotFoundException(`There is no report of ${month}.`);
    return new StreamableFile(chart, { type: 'image/svg+xml' });
  }
}
