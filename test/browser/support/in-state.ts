import type { DashboardApp } from '../../support/dashboard-app.js';
import { eventually } from '../../support/eventually.js';

/** Waits until the job is in that state. @returns its id */
export async function inState(
  { jobs }: DashboardApp,
  state: string,
  creating: Promise<string | null>,
): Promise<string> {
  const id = await creating;
  if (id === null) throw new Error('A filter has cancelled the job.');
  await eventually(async () => (await jobs.get(id))?.state === state);
  return id;
}
