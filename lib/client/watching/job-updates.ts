import { AsyncResource } from 'node:async_hooks';
import { Observable } from 'rxjs';
import type { JobUpdate } from './job-update.js';
import type { JobWatch } from './job-watch.js';
import { requireJobId } from './require-job-id.js';

/**
 * The states of a job, from the present state to its end. Each subscriber has a watch of its own, and is called in the
 * context of its own request, not in that of the request that has changed the job.
 */
export const jobUpdates = (watch: JobWatch, given: string | null): Observable<JobUpdate> =>
  new Observable((subscriber) => {
    const { remove } = watch.add(requireJobId(given), {
      updated: AsyncResource.bind((update: JobUpdate) => subscriber.next(update)),
      ended: AsyncResource.bind(() => subscriber.complete()),
      failed: AsyncResource.bind((error: Error) => subscriber.error(error)),
    });
    return remove;
  });
