import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Cron, JobContext, JobDisplayName, Queue, RecurringJob } from 'nestjs-hangfire';
import { settings } from '../settings.js';
import { weatherChart } from './chart/weather-chart.js';
import type { Month } from './month.js';
import { figuresOf, type MonthFigures } from './month-figures.js';
import { ReportStore } from './report-store.js';
import { reportsPage } from './reports-page.js';
import { SeattleWeather } from './seattle-weather.js';

/** Reports have a queue with a server of its own, so that they take no worker from the mails. */
@Queue('reports')
@Injectable()
export class ReportService {
  constructor(
    private readonly weather: SeattleWeather,
    private readonly reports: ReportStore,
  ) {}

  /** The job stores only the key of the month; its run looks the days up. */
  @JobDisplayName('Weather report {0}')
  async createReport(month: Month): Promise<MonthFigures> {
    const { signal } = JobContext.current();
    await setTimeout(settings.reportDurationMs, undefined, { signal });

    const days = this.weather.daysIn(month);
    const figures = figuresOf(month, days);
    await this.reports.save({ figures, chart: weatherChart(figures, days) });
    return figures;
  }

  /** Reports on the month for which the run was scheduled, even if that month is over when it runs. */
  @RecurringJob('this-month', Cron.monthly(1, 6), {
    timeZone: 'America/Los_Angeles',
    description: 'What the weather was like in this month, in 2015',
  })
  @JobDisplayName('Weather report of this month')
  async createReportOfThisMonth(): Promise<MonthFigures> {
    const nominalAt = JobContext.current().recurring?.nominalAt ?? new Date();
    return this.createReport(`2015-${nominalAt.toISOString().slice(5, 7)}`);
  }

  @JobDisplayName('Index of all weather reports')
  async createIndex(): Promise<void> {
    await this.reports.saveIndex(reportsPage(await this.reports.allFigures()));
  }
}
