import { latestFailureIn } from '../../../../../storage/jobs/latest-failure.js';
import type { HistoryEntry, NewJob } from '../../../../../storage/jobs/records.js';
import { failureText } from '../../../../parts/failure-text.js';
import { beforeTime, historyText, parametersText } from '../../../../parts/job-text.js';
import type { AlikeJobs } from '../../../../sql/jobs/alike-jobs.js';
import { instantText, instantWriter, optionalInstant } from '../columns.js';

/** A row for the statements that store jobs of any kind. */
export function newJobRow(job: NewJob, at: Date | undefined): readonly unknown[] {
  const [failure, fingerprint] = failureCells(job.history);
  return [
    job.id,
    job.state,
    job.queue,
    job.priority,
    job.type,
    job.method,
    instantText(job.history[0]?.at ?? new Date(0)),
    optionalInstant(at),
    job.batchId ?? null,
    fingerprint,
    failure,
    parametersText(job.parameters),
    historyText(job.history),
    job.arguments,
  ];
}

/** The failure that a history tells of, or nothing: in short, and its fingerprint. */
export function failureCells(
  history: readonly HistoryEntry[],
): readonly [failure: string | null, fingerprint: string | null] {
  const failure = latestFailureIn(history);
  return failure ? [failureText(failure), failure.fingerprint ?? null] : [null, null];
}

/** The rows of create-alike-jobs. */
export function alikeRows(jobs: readonly NewJob[]): readonly (readonly unknown[])[] {
  const write = instantWriter();
  return jobs.map(({ id, arguments: text, runAt = new Date(0) }) => [
    id,
    write(runAt),
    runAt.getTime(),
    text,
  ]);
}

/** The values that all rows of create-alike-jobs have in common. */
export function alikeValues(
  { first, entry, parameters, behind }: AlikeJobs,
  serverId: string | null,
): readonly unknown[] {
  const { queue, priority, type, method, batchId } = first;
  const history = [beforeTime(entry), behind];
  const lease = [serverId, serverId === null ? 0 : 1];
  return [queue, priority, type, method, parameters, ...history, batchId ?? null, ...lease];
}
