import type { BackgroundJobService } from '../../lib/client/background-job-service.js';
import { eventually } from './eventually.js';

/** The job, once it has Succeeded, Failed, or been Deleted. */
export const ended = (jobs: BackgroundJobService, id: string | null) =>
  eventually(async () => {
    const job = await jobs.get(id);
    return job && ['Succeeded', 'Failed', 'Deleted'].includes(job.state) ? job : undefined;
  });
