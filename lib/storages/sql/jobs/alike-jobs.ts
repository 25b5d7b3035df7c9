import { EnqueuedState } from '../../../states/enqueued-state.js';
import type { HistoryEntry, NewJob } from '../../../storage/jobs/records.js';
import { behindTime, parametersText } from '../../parts/job-text.js';

/** Jobs that are ready at once, and differ in id, arguments and time alone. */
export interface AlikeJobs {
  readonly jobs: readonly NewJob[];
  readonly first: NewJob;
  /** The history of the first: its one entry. */
  readonly entry: HistoryEntry;
  /** The text of the parameters that all of them have. */
  readonly parameters: string;
  /** What of the entry's text stands behind its time. */
  readonly behind: string;
}

/** Undefined where the jobs differ in too much. */
export function alikeOf(jobs: readonly NewJob[]): AlikeJobs | undefined {
  const [first] = jobs;
  const entry = first && onlyEntryOf(first);
  if (!first || !entry) return undefined;

  const parameters = parametersText(first.parameters);
  const behind = behindTime(entry);
  const isLikeFirst = (job: NewJob) => {
    const own = onlyEntryOf(job);
    return (
      own !== undefined &&
      job.method === first.method &&
      job.type === first.type &&
      job.queue === first.queue &&
      job.priority === first.priority &&
      job.batchId === first.batchId &&
      parametersText(job.parameters) === parameters &&
      behindTime(own) === behind
    );
  };
  return jobs.every(isLikeFirst) ? { jobs, first, entry, parameters, behind } : undefined;
}

/** Of a job that was enqueued, and is ready since then. */
function onlyEntryOf({ state, runAt, history }: NewJob): HistoryEntry | undefined {
  const [entry] = history;
  const isPlain =
    history.length === 1 &&
    state === EnqueuedState.NAME &&
    entry?.state === EnqueuedState.NAME &&
    entry.at.getTime() === runAt?.getTime();
  return isPlain ? entry : undefined;
}
