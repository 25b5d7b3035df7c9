import { ProcessingState } from '../../../states/processing-state.js';
import type { JobSummary } from '../../../storage/monitoring-store.js';
import { readLastEntry, readParameters } from '../jobs/job-text.js';

/** A job of a list as it is stored. */
export interface StoredJobSummary
  extends Omit<JobSummary, 'isFinished' | 'parameters' | 'reason' | 'data'> {
  readonly parameters: string;
  /** Its last `LAST_ENTRY_CHARS` characters. */
  readonly history: string;
}

export function jobSummaryOf({ parameters, history, ...job }: StoredJobSummary): JobSummary {
  const { reason, data } = lastEntryOf(job, history);
  return {
    ...job,
    isFinished: job.expireAt !== undefined,
    parameters: readParameters(parameters) ?? {},
    reason,
    data,
  };
}

/** That a job is Processing is not written before it ends. */
function lastEntryOf({ state, serverId }: Pick<JobSummary, 'state' | 'serverId'>, history: string) {
  if (state === ProcessingState.NAME) return { reason: undefined, data: { serverId } };
  return readLastEntry(history);
}
