import type { JobStorage } from '../../../storage/job-storage.js';
import type { LineAnswer } from '../../answers/overview.js';
import type { Disclosure } from '../../display/disclosure.js';
import type { SharedReadings } from '../../live/shared-readings.js';
import { jobRowOf } from '../mapping/job-row.js';
import { present } from '../mapping/present.js';

/** People do not read more lines. */
const MAX_LINES = 50;

/** Reads the longest lines of jobs that wait for locks, for all requests. */
export class LineReader {
  readonly list: () => Promise<LineAnswer[]>;

  constructor(
    private readonly storage: JobStorage,
    private readonly disclosure: Disclosure,
    readings: SharedReadings,
  ) {
    this.list = readings.share(() => this.listNow());
  }

  private async listNow(): Promise<LineAnswer[]> {
    const { monitoring } = this.storage;
    const lines = await monitoring.lines(MAX_LINES);
    const ids = lines.flatMap(({ oldestJobId, holder }) =>
      holder ? [oldestJobId, holder.jobId] : [oldestJobId],
    );
    if (ids.length === 0) return [];

    const { jobs } = await monitoring.search({ ids }, { limit: ids.length });
    const byId = new Map(jobs.map((job) => [job.id, job]));
    return lines.flatMap(({ resource, waiting, oldestJobId, holder }) => {
      const oldest = byId.get(oldestJobId);
      // The line has moved on since.
      if (!oldest) return [];

      const holding = byId.get(holder?.jobId ?? '');
      return present({
        resource: this.disclosure.resource(resource, oldest) ?? '',
        waiting,
        oldest: jobRowOf(oldest, this.disclosure),
        holder: holding && jobRowOf(holding, this.disclosure),
      });
    });
  }
}
