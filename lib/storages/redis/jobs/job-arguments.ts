import { FAILED } from '../../../states/state-names.js';
import type { NewBatch } from '../../../storage/batches/batch-store.js';
import type { ParentLink } from '../../../storage/continuations/continuation-store.js';
import { latestFailureIn } from '../../../storage/jobs/latest-failure.js';
import type { HistoryEntry, NewJob } from '../../../storage/jobs/records.js';
import { sizeOfNewJob } from '../../../storage/jobs/stored-size.js';
import type { Transition } from '../../../storage/jobs/transition.js';
import { type ChunkBounds, fitsInOneChunk } from '../../parts/chunks.js';
import { failureText } from '../../parts/failure-text.js';
import { historyText, parametersText, shortHistoryText } from '../../parts/job-text.js';
import type { ScriptArgument } from '../scripts/redis-script.js';
import { scriptJson, wellFormedJson } from '../scripts/script-json.js';

/** How many jobs one script creates. */
const JOBS_IN_SCRIPT: ChunkBounds<NewJob> = {
  count: 200,
  size: { of: sizeOfNewJob, nameOf: ({ id }) => `Job ${id}` },
};

/** How many jobs one script stages, which takes a tenth of the time. */
export const JOBS_IN_STAGE: ChunkBounds<NewJob> = { ...JOBS_IN_SCRIPT, count: 1_000 };

/** How many links to parents one script stores. */
const LINKS_IN_SCRIPT = 100;

/** Whether one script may store all of this. */
export const fitsInOneScript = (jobs: readonly NewJob[], batches: readonly NewBatch[]): boolean =>
  fitsInOneChunk(jobs, JOBS_IN_SCRIPT) &&
  batches.length <= JOBS_IN_SCRIPT.count &&
  countLinks(batches) + countLinks(jobs) <= LINKS_IN_SCRIPT;

function countLinks(children: readonly Child[]): number {
  let count = 0;
  for (const { parents } of children) count += parents?.length ?? 0;
  return count;
}

/** How a script gets a new job; `NEW_JOBS` reads it. */
export const newJobArguments = (job: NewJob): ScriptArgument[] =>
  jobArguments(job, scriptJson(linksOf(job)));

/** The same without the links, which come later. The job waits for them from the start. */
export const stagedJobArguments = (job: NewJob): ScriptArgument[] => jobArguments(job, '');

/** What every script gets of a new job first. */
const callArguments = (job: NewJob): ScriptArgument[] => [
  job.id,
  job.type,
  job.method,
  job.arguments,
  parametersText(job.parameters),
  job.queue,
  job.priority,
];

/** How many fields `READY_JOBS` gets of a job. */
export const READY_JOB_FIELDS = 9;

/** How it gets a new job. */
export const readyJobArguments = (job: NewJob): ScriptArgument[] => [
  ...callArguments(job),
  shortHistoryText(job.history),
  timeText(job.runAt),
];

/** @param links JSON */
function jobArguments(job: NewJob, links: string): ScriptArgument[] {
  return [
    ...callArguments(job),
    job.state,
    timeText(job.runAt),
    timeText(job.expireAt),
    job.batchId ?? '',
    shortHistoryText(job.history),
    ...failureArguments(job.history),
    scriptJson(job.counters),
    openLinksOf(job) || '',
    links,
  ];
}

/** How a script gets the batches of a creation. */
export const batchesArgument = (batches: readonly NewBatch[]): string =>
  scriptJson(batches.map((batch) => ({ ...batchFields(batch), links: linksOf(batch) })));

/** How a script gets a batch whose links come later. The batch waits for them from the start. */
export const stagedBatchText = (batch: NewBatch): string => wellFormedJson(batchFields(batch));

/** The links of a job or a batch, each as a text. */
export const linkTexts = (child: Child): string[] =>
  linksOf(child).map((link) => wellFormedJson({ childId: child.id, ...link }));

const batchFields = ({ parents, ...batch }: NewBatch) => ({
  ...batch,
  createdAt: batch.createdAt.getTime(),
  open: openLinksOf({ ...batch, parents }),
});

interface Child {
  readonly id: string;
  readonly parents?: readonly ParentLink[] | undefined;
}

const openLinksOf = (child: Child): number =>
  linksOf(child).filter(({ outcome }) => !outcome).length;

const NO_LINKS: readonly ParentLink[] = [];

/** A child has one link to a parent under each condition. */
function linksOf({ parents = NO_LINKS }: Child): readonly ParentLink[] {
  if (parents.length < 2) return parents;
  const links = new Map<string, ParentLink>();
  for (const link of parents) {
    const key = `${link.parentId} ${link.condition}`;
    if (!links.has(key)) links.set(key, link);
  }
  return [...links.values()];
}

/** How many fields `TRANSITIONS` gets of a transition. */
export const TRANSITION_FIELDS = 17;

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
