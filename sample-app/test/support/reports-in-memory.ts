import type { Month } from '../../src/reports/month.js';
import type { MonthFigures } from '../../src/reports/month-figures.js';
import type { Report, ReportStore } from '../../src/reports/report-store.js';

/** Keeps reports in memory instead of files. */
export class ReportsInMemory
  implements Pick<ReportStore, 'save' | 'allFigures' | 'saveIndex' | 'index' | 'chartOf'>
{
  readonly reports: Report[] = [];
  private page: string | undefined;

  async save(report: Report): Promise<void> {
    this.reports.push(report);
  }

  async allFigures(): Promise<MonthFigures[]> {
    return this.reports.map(({ figures }) => figures);
  }

  async saveIndex(page: string): Promise<void> {
    this.page = page;
  }

  async index(): Promise<string | undefined> {
    return this.page;
  }

  async chartOf(month: Month): Promise<Buffer | undefined> {
    const found = this.reports.find(({ figures }) => figures.month === month);
    return found && Buffer.from(found.chart);
  }
}
