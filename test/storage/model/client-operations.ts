import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { StoreUnderTest } from '../../../lib/conformance/store-under-test.js';
import { HOUR } from '../../../lib/conformance/support/durations.js';
import type { ContinuationCondition } from '../../../lib/storage/continuations/continuation-store.js';
import type { NewJob } from '../../../lib/storage/jobs/records.js';
import { aLinkTo, aNewBatch, aNewJob, anEntry, aTransition } from '../../support/builders.js';
import { expectBatchAgreement } from './agreement.js';
import { type Operation, pick } from './operation.js';
import { isFinal, type ModelJob, type StateModel } from './state-model.js';

export const QUEUES = ['critical', 'default'] as const;

const place = {
  queue: fc.constantFrom('default', 'default', ...QUEUES),
  priority: fc.constantFrom(-1, 0, 0, 0, 5),
};
const at = fc.nat({ max: 1_000 });

/** What both know of a job from its creation. */
function remember(model: StateModel, job: NewJob, given: Partial<ModelJob> = {}): void {
  model.jobs.push({
    id: job.id,
    queue: job.queue,
    priority: job.priority,
    batchId: job.batchId,
    parents: [],
    history: [job.state],
    state: job.state,
    attempt: 0,
    serverId: undefined,
    isDue: false,
    wait: undefined,
    ...given,
  });
}

const runAtOf = (store: StoreUnderTest, isDue: boolean) =>
  isDue ? store.ago(HOUR) : store.ahead(HOUR);

export const enqueue: Operation<{ queue: string; priority: number }> = {
  name: 'enqueue',
  given: fc.record(place),
  async run(model, store, given) {
    remember(model, await store.stored(given));
  },
};

export const schedule: Operation<{ queue: string; priority: number; isDue: boolean }> = {
  name: 'schedule',
  given: fc.record({ ...place, isDue: fc.boolean() }),
  async run(model, store, { isDue, ...given }) {
    const runAt = runAtOf(store, isDue);
    remember(model, await store.stored({ ...given, state: 'Scheduled', runAt }), { isDue });
  },
};

const condition = fc.constantFrom<ContinuationCondition>(
  'succeeded',
  'succeeded',
  'finished',
  'deleted',
);
interface Continuation {
  readonly queue: string;
  readonly priority: number;
  readonly parents: readonly { readonly at: number; readonly condition: ContinuationCondition }[];
}

export const continueWith: Operation<Continuation> = {
  name: 'continueWith',
  given: fc.record({
    ...place,
    parents: fc.array(fc.record({ at, condition }), { minLength: 1, maxLength: 2 }),
  }),
  isPossible: (model) => model.jobs.length > 0,
  async run(model, store, { parents, ...given }) {
    const links = new Map<ModelJob, ContinuationCondition>();
    for (const parent of parents) {
      const job = pick(model.jobs, parent.at);
      if (job) links.set(job, parent.condition);
    }
    const job = aNewJob({
      ...given,
      state: 'Awaiting',
      parents: [...links].map(([parent, one]) => aLinkTo(parent, one)),
    });
    await store.jobs.createJobs([job]);
    remember(model, job, {
      parents: [...links].map(([parent, one]) => ({ job: parent, condition: one })),
    });
  },
};

export const createBatch: Operation<readonly { queue: string; priority: number }[]> = {
  name: 'create batch',
  given: fc.array(fc.record(place), { minLength: 1, maxLength: 3 }),
  async run(model, store, given) {
    const batch = aNewBatch();
    const jobs = given.map((one) => aNewJob({ ...one, batchId: batch.id }));
    await store.jobs.createJobs(jobs, { batches: [batch] });
    model.batches.set(batch.id, false);
    for (const job of jobs) remember(model, job);
  },
};

export const cancelBatch: Operation<number> = {
  name: 'cancel batch',
  given: at,
  isPossible: (model) => model.batches.size > 0,
  async run(model, store, given) {
    const id = pick([...model.batches.keys()], given) ?? '';
    await expectBatchAgreement(model, store);
    const isGoingOn = model.batchState(id) === 'Started';
    expect(await store.batches.cancel(id)).toBe(isGoingOn);
    if (isGoingOn) model.batches.set(id, true);
  },
};

export const lookAtBatches: Operation<null> = {
  name: 'look at batches',
  given: fc.constant(null),
  run: expectBatchAgreement,
};

interface Change {
  readonly at: number;
  readonly to: 'Enqueued' | 'Deleted' | 'Scheduled';
  readonly isDue: boolean;
}

/** Requeue, delete or reschedule: what a person decides of a job that they see. */
export const changeByHand: Operation<Change> = {
  name: 'change by hand',
  given: fc.record({
    at,
    to: fc.constantFrom<Change['to']>('Enqueued', 'Deleted', 'Scheduled'),
    isDue: fc.boolean(),
  }),
  isPossible: (model, { at: index }) => {
    const job = pick(model.jobs, index);
    // What it released is decided first: which of the two came first is up to the servers.
    return job !== undefined && !(isFinal(job.state) && model.isAwaited(job));
  },
  async run(model, store, { at: index, to, isDue }) {
    const job = pick(model.jobs, index) as ModelJob;
    const { state, attempt } = job;
    const passing = job.serverId === undefined ? [to] : ['Processing', to];
    const outcome = await store.apply(
      aTransition(await store.find(job.id), {
        to,
        history: passing.map((one) => anEntry(one)),
        runAt: to === 'Scheduled' ? runAtOf(store, isDue) : undefined,
      }),
    );
    const isDueThen = to === 'Scheduled' && isDue;
    expect(outcome).toEqual(
      model.apply(job, { from: { state, attempt }, passing, isDue: isDueThen }),
    );
  },
};

/** Somebody decides by what they saw long ago. */
export const changeTooLate: Operation<number> = {
  name: 'change too late',
  given: at,
  isPossible: (model) => model.jobs.length > 0,
  async run(model, store, given) {
    const job = pick(model.jobs, given) as ModelJob;
    const seen = { state: job.state, attempt: job.attempt + 1 };
    const outcome = await store.apply(
      aTransition(await store.find(job.id), {
        to: 'Deleted',
        from: { ...seen, isFinished: isFinal(job.state) },
      }),
    );
    expect(outcome).toEqual(model.apply(job, { from: seen, passing: ['Deleted'] }));
  },
};
