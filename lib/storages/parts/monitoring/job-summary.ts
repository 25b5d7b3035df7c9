import { ProcessingState } from '../../../states/processing-state.js';
import type { JobSummary } from '../../../storage/monitoring/monitoring-store.js';
import { readLastEntry, readParameters } from '../job-text.js';

/** A job of a list as it is stored. */
export interface StoredJobSummary
  extends Omit<JobSummary, 'isFinished' | 'parameters' | 'reason' | 'data'> {
  readonly parameters: string;
  /** Its last `LAST_ENTRY_CHARS` characters. */
  readonly history: string;
}

/** The spread comes last: in front of further properties V8 copies several times as slowly, for each job of a list. */
export function jobSummaryOf({ parameters, history, ...job }: StoredJobSummary): JobSummary {
  const { reason, data } = lastEntryOf(job, history);
  return {
    isFinished: job.expireAt !== undefined,
    parameters: readParameters(parameters) ?? {},
    reason,
    data,
    ...job,
  };
}

/** That a job is Processing is not written before it ends. */
function lastEntryOf({ state, serverId }: Pick<JobSummary, 'state' | 'serverId'>, history: string) {
  if (state === ProcessingState.NAME) return { reason: undefined, data: { serverId } };
  return readLastEntry(history);
}
