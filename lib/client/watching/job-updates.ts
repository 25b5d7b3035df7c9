import { Observable } from 'rxjs';
import type { JobUpdate } from './job-update.js';
import type { JobWatch } from './job-watch.js';
import { requireJobId } from './require-job-id.js';

/** The states of a job, from the present one to its end. Each subscriber watches for itself. */
export const jobUpdates = (watch: JobWatch, given: string | null): Observable<JobUpdate> =>
  new Observable((subscriber) => {
    const { remove } = watch.add(requireJobId(given), {
      updated: (update) => subscriber.next(update),
      ended: () => subscriber.complete(),
      failed: (error) => subscriber.error(error),
    });
    return remove;
  });
