import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ReportService } from '../src/reports/report.service.js';
import './support/matchers.js';
import { TestApp } from './support/test-app.js';

describe('Weather reports', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await TestApp.start({ now: '2026-03-31T12:00:00Z' });
    for (const { id } of await app.recurringJobs.list()) {
      if (id !== 'this-month') await app.recurringJobs.pause(id);
    }
  });

  afterEach(() => app.close());

  it('are made of every month, and then an index', async () => {
    await app.post('/reports');

    expect(app.hangfire).toHaveEnqueued(ReportService, 'createReport', {
      args: [expect.stringMatching(/^\d{4}-\d{2}$/)],
      queue: 'reports',
      count: 48,
    });
    expect(app.hangfire).toHaveEnqueued(ReportService, 'createIndex', { state: 'Awaiting' });
  });

  it('have the figures of their month', async () => {
    const { result } = await app.hangfire.performJob(ReportService, (reports) =>
      reports.createReport('2012-02'),
    );

    expect(result).toMatchObject({ month: '2012-02', days: 29 });
    expect(app.reports.reports).toMatchObject([{ figures: { month: '2012-02' } }]);
  });

  it('are made on the first of each month, at six in Los Angeles', async () => {
    await app.hangfire.advance(new Date('2026-04-01T12:59:59Z'));
    expect(app.reports.reports).toEqual([]);

    await app.hangfire.advance({ seconds: 1 });
    expect(app.reports.reports).toMatchObject([{ figures: { month: '2015-04' } }]);
  });
});
