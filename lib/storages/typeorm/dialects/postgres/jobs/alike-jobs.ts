import { EnqueuedState } from '../../../../../states/enqueued-state.js';
import type { HistoryEntry, NewJob } from '../../../../../storage/records.js';
import { beforeTime, behindTime, parametersText } from '../../../../sql/jobs/job-text.js';
import { jsonColumn, msColumn, plainColumn } from '../columns.js';

/**
 * The parameters of create-alike-jobs, or of create-alike-jobs-of-batch where they have one; undefined
 * where the jobs differ in too much.
 */
export function alikeParameters(jobs: readonly NewJob[]): readonly unknown[] | undefined {
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
  if (!jobs.every(isLikeFirst)) return undefined;

  const { queue, priority, type, method, batchId } = first;
  return [
    plainColumn(jobs.map(({ id }) => id)),
    jsonColumn(jobs.map((job) => job.arguments)),
    msColumn(jobs.map(({ runAt }) => runAt)),
    queue,
    priority,
    type,
    method,
    parameters,
    beforeTime(entry),
    behind,
    ...(batchId === undefined ? [] : [batchId]),
  ];
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
