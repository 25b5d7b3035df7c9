import { expect } from '@jest/globals';
import type { SampleApp } from './sample-app.js';
import { shownJobs } from './shown-jobs.js';

export interface Batch {
  readonly state: string;
  readonly progress: Readonly<Record<string, number>>;
}

interface Reports {
  readonly batchId: string;
  readonly indexJobId: string;
}

export async function createReports(app: SampleApp): Promise<Reports> {
  const answer = await app.post('/reports');

  expect(answer.status).toBe(202);
  return (await answer.json()) as Reports;
}

export async function isInTheMiddle(app: SampleApp, batchId: string): Promise<boolean> {
  const { progress } = await app.getJson<Batch>(`/batches/${batchId}`);
  const { processing = 0, succeeded = 0 } = progress;
  return processing > 0 && succeeded > 0;
}

/** The charts on the page of reports, each of which is there. */
export async function drawnCharts(app: SampleApp): Promise<string[]> {
  const page = await (await app.get('/reports')).text();
  const charts = [...page.matchAll(/<img src="([^"]+)"/g)].map(([, path]) => String(path));

  for (const path of charts) {
    const chart = await app.get(path);
    expect(chart.headers.get('content-type')).toContain('image/svg+xml');
    expect(await chart.text()).toContain('</svg>');
  }
  return charts;
}

/** How often each report of the batch was run. */
export async function attemptsOfReports(app: SampleApp, batchId: string): Promise<number[]> {
  const jobs = await shownJobs(app, `batch:${batchId}`);
  return jobs.map(({ attempt }) => attempt);
}
