import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { JobContext, JobDisplayName } from 'nestjs-hangfire';
import { settings } from '../settings.js';
import { weatherChart } from './chart/weather-chart.js';
import type { Month } from './month.js';
import { figuresOf, type MonthFigures } from './month-figures.js';
import { ReportStore } from './report-store.js';
import { reportsPage } from './reports-page.js';
import { SeattleWeather } from './seattle-weather.js';

@Injectable()
export class ReportService {
  constructor(
    private readonly weather: SeattleWeather,
    private readonly reports: ReportStore,
  ) {}

  /** Only the key of the month is stored with the job; the days are looked up where it runs. */
  @JobDisplayName('Weather report {0}')
  async createReport(month: Month): Promise<MonthFigures> {
    const { signal } = JobContext.current();
    await setTimeout(settings.reportDurationMs, undefined, { signal });

    const days = this.weather.daysIn(month);
    const figures = figuresOf(month, days);
    await this.reports.save({ figures, chart: weatherChart(figures, days) });
    return figures;
  }

  async createIndex(): Promise<void> {
    await this.reports.saveIndex(reportsPage(await this.reports.allFigures()));
  }
}
