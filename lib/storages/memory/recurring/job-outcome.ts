import { ProcessingState } from '../../../states/processing-state.js';
import type { OccurrenceRecord } from '../../../storage/recurring-store.js';
import type { StoredJob } from '../jobs/stored-job.js';

/** What an occurrence tells of its job. */
export type JobOutcome = Pick<OccurrenceRecord, 'state' | 'startedAt' | 'durationMs'>;

export function outcomeOf({ state, since, history }: StoredJob): JobOutcome {
  // That a job is Processing is not in its history before the run ends.
  if (state === ProcessingState.NAME) return { state, startedAt: new Date(since) };

  const index = history.findLastIndex((entry) => entry.state === ProcessingState.NAME);
  const began = history[index];
  const ended = history[index + 1];
  if (!began) return { state };
  return {
    state,
    startedAt: new Date(began.at),
    durationMs: ended && ended.at - began.at,
  };
}
