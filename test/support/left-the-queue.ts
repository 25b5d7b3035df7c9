import type { BackgroundJobService } from '../../lib/client/background-job-service.js';
import { eventually } from './eventually.js';

/** The job, once no worker has it and none is going to take it now. */
export const leftTheQueue = (jobs: BackgroundJobService, id: string | null) =>
  eventually(async () => {
    const job = await jobs.get(id);
    return job && !['Enqueued', 'Processing'].includes(job.state) ? job : undefined;
  });
