import type { NewJob } from '../../../../../storage/jobs/records.js';
import { beforeTime, historyText, parametersText } from '../../../../parts/job-text.js';
import type { AlikeJobs } from '../../../../sql/jobs/alike-jobs.js';
import { jsonColumn, msColumn, plainColumn, timeColumn } from '../columns.js';
import { failureColumns } from './failure-columns.js';

/** The parameters of the statements that store jobs of any kind. */
export function newJobColumns(
  jobs: readonly NewJob[],
  timeOf: (job: NewJob) => Date | undefined,
): readonly unknown[] {
  return [
    plainColumn(jobs.map(({ id }) => id)),
    jobs.map(({ state }) => state),
    jobs.map(({ queue }) => queue),
    plainColumn(jobs.map(({ priority }) => priority)),
    jobs.map(({ type }) => type),
    jobs.map(({ method }) => method),
    timeColumn(jobs.map(({ history }) => history[0]?.at)),
    timeColumn(jobs.map(timeOf)),
    jsonColumn(jobs.map((job) => job.arguments)),
    jsonColumn(jobs.map(({ parameters }) => parametersText(parameters))),
    jsonColumn(jobs.map(({ history }) => historyText(history))),
    plainColumn(jobs.map(({ batchId }) => batchId ?? null)),
    ...failureColumns(jobs.map(({ history }) => history)),
  ];
}

/** The parameters of create-alike-jobs, and of create-alike-jobs-of-batch where they have one. */
export function alikeColumns({
  jobs,
  first,
  entry,
  parameters,
  behind,
}: AlikeJobs): readonly unknown[] {
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
