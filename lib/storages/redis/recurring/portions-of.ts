import { MAX_STATEMENT_SIZE, sizeOfNewJob } from '../../../storage/jobs/stored-size.js';
import type { ScheduledOccurrences } from '../../../storage/recurring/recurring-store.js';

/** How many jobs one script creates, unless one recurring job has more. */
const JOBS_IN_PORTION = 100;

interface Portion {
  readonly decisions: ScheduledOccurrences[];
  jobs: number;
  size: number;
}

/** Divides decisions by their jobs. What was decided about one recurring job stays together. */
export function portionsOf(
  decided: readonly ScheduledOccurrences[],
): (readonly ScheduledOccurrences[])[] {
  const portions: Portion[] = [];
  for (const one of decided) {
    const { jobs, size } = extentOf(one);
    const last = portions.at(-1);
    const fits =
      last && last.jobs + jobs <= JOBS_IN_PORTION && last.size + size <= MAX_STATEMENT_SIZE;
    if (fits) {
      last.decisions.push(one);
      last.jobs += jobs;
      last.size += size;
    } else {
      portions.push({ decisions: [one], jobs, size });
    }
  }
  return portions.map(({ decisions }) => decisions);
}

function extentOf({ occurrences }: ScheduledOccurrences) {
  const jobs = occurrences.flatMap(({ job }) => job ?? []);
  const size = jobs.reduce((sum, job) => sum + sizeOfNewJob(job), 0);
  return { jobs: jobs.length, size };
}
