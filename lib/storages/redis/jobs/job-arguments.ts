import { FAILED } from '../../../states/state-names.js';
import type { NewBatch } from '../../../storage/batch-store.js';
import { latestFailureIn } from '../../../storage/latest-failure.js';
import type { HistoryEntry, NewJob } from '../../../storage/records.js';
import { sizeOfNewJob } from '../../../storage/stored-size.js';
import type { Transition } from '../../../storage/transition.js';
import type { ChunkBounds } from '../../parts/chunks.js';
import { failureText } from '../../parts/failure-text.js';
import { historyText, parametersText } from '../../parts/job-text.js';
import type { ScriptArgument } from '../scripts/redis-script.js';
import { scriptJson } from '../scripts/script-json.js';

/** How many jobs one script creates. */
export const JOBS_IN_SCRIPT: ChunkBounds<NewJob> = {
  count: 200,
  size: { of: sizeOfNewJob, nameOf: ({ id }) => `Job ${id}` },
};

/** How many jobs one script stages, which takes a tenth of the time. */
export const JOBS_IN_STAGE: ChunkBounds<NewJob> = { ...JOBS_IN_SCRIPT, count: 1_000 };

/** How a script gets a new job; `NEW_JOBS` reads it. */
export function newJobArguments(job: NewJob): ScriptArgument[] {
  const { counters, parents } = job;
  return [
    job.id,
    job.type,
    job.method,
    job.arguments,
    parametersText(job.parameters),
    job.queue,
    job.priority,
    job.state,
    timeText(job.runAt),
    timeText(job.expireAt),
    job.batchId ?? '',
    historyText(job.history),
    ...failureArguments(job.history),
    scriptJson(counters),
    scriptJson(parents),
  ];
}

/** How a script gets the batches of a creation. */
export const batchesArgument = (batches: readonly NewBatch[]): string =>
  scriptJson(batches.map((batch) => ({ ...batch, createdAt: batch.createdAt.getTime() })));

/**
 * How a script gets a transition; `TRANSITIONS` reads it.
 *
 * @param version the version that the job must still have, as `JOB_ROWS` answers it
 */
export function transitionArguments(transition: Transition, version = ''): ScriptArgument[] {
  const { from, parameters } = transition;
  return [
    transition.jobId,
    from.state ?? '',
    from.attempt ?? '',
    from.serverId ?? '',
    from.isFinished ? 1 : 0,
    version,
    transition.to,
    historyText(transition.history),
    timeText(transition.expireAt),
    timeText(transition.runAt),
    transition.queue ?? '',
    parameters === undefined ? '' : parametersText(parameters),
    scriptJson(transition.counters),
    transition.frees ?? '',
    ...failureArguments(transition.history),
  ];
}

/** The latest failure of these entries, its fingerprint, and its time. */
function failureArguments(history: readonly HistoryEntry[]): ScriptArgument[] {
  const failure = latestFailureIn(history);
  if (!failure) return ['', '', ''];

  const failedAt = history.findLast(({ state }) => state === FAILED)?.at;
  return [failureText(failure), failure.fingerprint ?? '', timeText(failedAt)];
}

const timeText = (time: Date | undefined): ScriptArgument => time?.getTime() ?? '';
