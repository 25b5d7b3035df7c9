import { parentIdsOf } from '../continuations/parent-links.js';
import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import type { JobStorage } from '../storage/job-storage.js';
import { type JobDetails, jobDetailsOf } from './job-details.js';

/** Undefined when there is no such job, or it has expired. */
export async function findJobDetails(
  id: string,
  { jobs, continuations }: Pick<JobStorage, 'jobs' | 'continuations'>,
  handlers: HandlerCatalog,
): Promise<JobDetails | undefined> {
  const record = await jobs.findJob(id);
  if (!record) return undefined;

  const links = await continuations.findParentLinks(id);
  return jobDetailsOf(record, handlers, parentIdsOf(links));
}
