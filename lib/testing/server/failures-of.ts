import type { Transition } from '../../storage/jobs/transition.js';
import { enqueuedJobOf } from '../enqueued-job.js';
import type { JobFailure } from '../errors/jobs-failed-error.js';
import type { StepParts } from './step-parts.js';

/** The failures in these transitions. */
export async function failuresOf(
  transitions: readonly Transition[],
  { storage, server, failures }: StepParts,
): Promise<JobFailure[]> {
  const found: JobFailure[] = [];
  for (const transition of transitions) {
    const failure = failures.failureIn(transition);
    const record = failure && (await storage.findRecord(transition.jobId));
    if (!record) continue;

    const { id: jobId, displayName, attempt, state } = enqueuedJobOf(record, server.handlers);
    found.push({ jobId, displayName, attempt, state, error: failure.error });
  }
  return found;
}
