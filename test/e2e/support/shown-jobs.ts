import type { SampleApp } from './sample-app.js';

/** A job as the dashboard shows it. */
export interface ShownJob {
  readonly id: string;
  readonly displayName: string;
  readonly state: string;
  readonly attempt: number;
  readonly code: string;
}

export async function shownJobs(app: SampleApp, search: string): Promise<readonly ShownJob[]> {
  const path = `/hangfire/api/jobs?q=${encodeURIComponent(search)}`;
  return (await app.getJson<{ jobs: readonly ShownJob[] }>(path)).jobs;
}
