import type { JobException } from '../job/job-exception.js';
import { FailedState } from '../states/failed-state.js';
import { SucceededState } from '../states/succeeded-state.js';
import type { HistoryEntry, JobRecord } from '../storage/jobs/records.js';

/** The last exception of the job, unless the job has succeeded since. */
export function exceptionOf({
  state,
  history,
}: Pick<JobRecord, 'state' | 'history'>): JobException | undefined {
  if (state === SucceededState.NAME) return undefined;

  // A job that was deleted because of an exception went through Failed, whose entry has the stack.
  const failed = history.findLast(
    (entry) => entry.state === FailedState.NAME && hasException(entry),
  );
  const data = (failed ?? history.findLast(hasException))?.data;
  if (!data) return undefined;

  const exception = data.exception as JobException;
  return typeof data.stack === 'string' ? { ...exception, details: data.stack } : exception;
}

function hasException({ data }: HistoryEntry): boolean {
  const { exception } = data;
  return typeof exception === 'object' && exception !== null && 'message' in exception;
}
