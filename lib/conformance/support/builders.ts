import type { NewBatch } from '../../storage/batches/batch-store.js';
import type {
  ContinuationCondition,
  ParentLink,
} from '../../storage/continuations/continuation-store.js';
import type { ClaimedJob, HistoryEntry, JobRecord, NewJob } from '../../storage/jobs/records.js';
import type { Expectation, Transition } from '../../storage/jobs/transition.js';
import { UuidV7Generator } from '../../support/uuid-v7.js';

const HOUR_MS = 3_600_000;
const FINAL_STATES = ['Succeeded', 'Deleted'];

const ids = new UuidV7Generator();

/** Each id sorts after the id before. */
export const aJobId = (): string => ids.next(Date.now());

export const anEntry = (state: string, given: Partial<HistoryEntry> = {}): HistoryEntry => ({
  state,
  at: new Date(),
  data: {},
  ...given,
});

/** An Enqueued job in the queue `default`, unless told otherwise. */
export function aNewJob(given: Partial<NewJob> = {}): NewJob {
  const state = given.state ?? 'Enqueued';
  return {
    id: aJobId(),
    type: 'EmailService',
    method: 'sendWelcome',
    arguments: '[[1],7]',
    queue: 'default',
    priority: 0,
    state,
    expireAt: expiryIn(state),
    parameters: {},
    history: [anEntry(state)],
    counters: [],
    ...given,
  };
}

/** A Started batch that waits for nothing, unless told otherwise. */
export const aNewBatch = (given: Partial<NewBatch> = {}): NewBatch => ({
  id: aJobId(),
  state: 'Started',
  parents: [],
  createdAt: new Date(),
  ...given,
});

/** @param outcome left out, the link is open */
export const aLinkTo = (
  parent: { readonly id: string },
  condition: ContinuationCondition = 'succeeded',
  outcome?: string,
): ParentLink => ({ parentId: parent.id, condition, outcome });

/** The transition of a worker for a job that it claimed, or of other code for a job that it has read. */
export function aTransition(
  job: NewJob | ClaimedJob | JobRecord,
  given: Partial<Transition> & Pick<Transition, 'to'>,
): Transition {
  return {
    jobId: job.id,
    from: expectationOf(job),
    history: [...runOf(job), anEntry(given.to)],
    expireAt: expiryIn(given.to),
    counters: [],
    ...given,
  };
}

function expectationOf(job: NewJob | ClaimedJob | JobRecord): Expectation {
  if ('lease' in job) return { state: 'Processing', ...job.lease, isFinished: false };
  if ('isFinished' in job) {
    return { state: job.state, attempt: job.attempt, isFinished: job.isFinished };
  }
  return { state: job.state, isFinished: job.expireAt !== undefined };
}

function runOf(job: NewJob | ClaimedJob | JobRecord): HistoryEntry[] {
  if (!('lease' in job)) return [];
  return [anEntry('Processing', { data: { serverId: job.lease.serverId } })];
}

function expiryIn(state: string): Date | undefined {
  return FINAL_STATES.includes(state) ? new Date(Date.now() + HOUR_MS) : undefined;
}
