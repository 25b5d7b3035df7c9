import type { SpanContext } from '@opentelemetry/api';
import type { JobStore } from '../storage/jobs/job-store.js';
import { answersWithin } from '../support/time/time-limit.js';
import { carriedIn, runIn } from './carried-trace.js';

/** How long a run waits for the spans of its parents, in milliseconds. */
const LIMIT_MS = 1_000;

/** Finds the spans in which the parents of a continuation ran. */
export class ParentRuns {
  constructor(private readonly jobs: Pick<JobStore, 'findJobs'>) {}

  /** Those of parents that still exist, and whose runs were recorded. Batches have none. */
  async of(parentIds: readonly string[]): Promise<readonly SpanContext[]> {
    const found = await answersWithin(
      this.jobs.findJobs(parentIds),
      LIMIT_MS,
      () => new Error(`The store did not answer in ${LIMIT_MS} ms`),
    );
    return found.flatMap(({ parameters }) => runIn(carriedIn(parameters)) ?? []);
  }
}
