import { PROCESSING } from '../../states/state-names.js';
import type { OccurrenceRecord } from '../../storage/recurring/recurring-store.js';

/** What an occurrence tells of its job. */
export type JobOutcome = Pick<OccurrenceRecord, 'state' | 'startedAt' | 'durationMs'>;

/** The parts of a job that its outcome depends on. Times are in milliseconds since 1970. */
interface JobWithOutcome {
  readonly state: string;
  readonly since: number;
  readonly history: readonly { readonly state: string; readonly at: number }[];
}

export function outcomeOf({ state, since, history }: JobWithOutcome): JobOutcome {
  // That a job is Processing is not in its history before the run ends.
  if (state === PROCESSING) return { state, startedAt: new Date(since) };

  const index = history.findLastIndex((entry) => entry.state === PROCESSING);
  const began = history[index];
  const ended = history[index + 1];
  if (!began) return { state };
  return {
    state,
    startedAt: new Date(began.at),
    durationMs: ended && ended.at - began.at,
  };
}
