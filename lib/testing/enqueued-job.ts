import { type JobDetails, jobDetailsOf } from '../client/job-details.js';
import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import { ScheduledState } from '../states/scheduled-state.js';
import type { JobRecord } from '../storage/jobs/records.js';

/** A job that was enqueued, scheduled or created in another way, as it is now. */
export interface EnqueuedJob<Args extends readonly unknown[] = readonly unknown[], Result = unknown>
  extends Omit<JobDetails, 'args' | 'result' | 'parentIds'> {
  /** The arguments, as the store returns them. */
  readonly args: Args;
  /** The value that the method returned, as the store returns it, once the job has succeeded. */
  readonly result: Result | undefined;
  /** The time that the job was last scheduled for, by its caller or for a retry. */
  readonly scheduledAt: Date | undefined;
}

export function enqueuedJobOf(record: JobRecord, handlers: HandlerCatalog): EnqueuedJob {
  const { parentIds, args = [], ...details } = jobDetailsOf(record, handlers, []);
  return { ...details, args, scheduledAt: scheduledAt(record) };
}

function scheduledAt({ history }: JobRecord): Date | undefined {
  const scheduled = history.findLast(({ state }) => state === ScheduledState.NAME);
  const time = scheduled?.data.enqueueAt;
  return typeof time === 'string' ? new Date(time) : undefined;
}
