import { expect } from '@jest/globals';
import type { StoreUnderTest } from '../../../lib/conformance/store-under-test.js';
import type { JobRecord } from '../../../lib/storage/jobs/records.js';
import { isFinal, type ModelJob, type StateModel } from './state-model.js';

/** Finished jobs are counted over all time, which the model does not do. */
const LIVE_STATES = ['Enqueued', 'Scheduled', 'Awaiting', 'Processing', 'Failed'];

export const SERVERS = ['server-1', 'server-2', 'server-3'] as const;

/** Compares everything that the model knows with what the store says. */
export async function expectAgreement(model: StateModel, store: StoreUnderTest): Promise<void> {
  const [records, counts, leases] = await Promise.all([
    Promise.all(model.jobs.map(({ id }) => store.find(id))),
    store.statistics.countByState(),
    Promise.all(SERVERS.map((server) => store.queues.findLeases(server))),
  ]);

  expect(records.map(seen)).toEqual(model.jobs.map(expected));
  expect(LIVE_STATES.map((state) => counts.byState[state] ?? 0)).toEqual(
    LIVE_STATES.map((one) => model.jobs.filter(({ state }) => state === one).length),
  );
  expect(leases.map((held) => held.map(({ id }) => id).sort())).toEqual(
    SERVERS.map((server) => idsWhere(model, ({ serverId }) => serverId === server)),
  );
}

/** Brings the batches up to date first, which is what servers do all the time. */
export async function expectBatchAgreement(
  model: StateModel,
  store: StoreUnderTest,
): Promise<void> {
  await store.foldAll();
  for (const id of model.batches.keys()) {
    const jobs = model.jobs.filter(({ batchId }) => batchId === id);
    const count = (...states: string[]) =>
      jobs.filter(({ state }) => states.includes(state)).length;
    const { state, progress } = await store.batch({ id });

    expect(state).toBe(model.batchState(id));
    expect(progress).toMatchObject({
      total: jobs.length,
      succeeded: count('Succeeded'),
      failed: count('Failed'),
      deleted: count('Deleted'),
    });
    expect(await store.batches.recount(id)).toEqual({
      total: jobs.length,
      pending: count('Enqueued', 'Scheduled', 'Awaiting'),
      processing: count('Processing'),
      succeeded: count('Succeeded'),
      failed: count('Failed'),
      deleted: count('Deleted'),
    });
  }
}

const seen = ({ id, state, isFinished, attempt, serverId, waitingFor, history }: JobRecord) => ({
  id,
  state,
  isFinished,
  attempt,
  serverId,
  waitingFor,
  history: history.map((entry) => entry.state),
});

const expected = ({ id, state, attempt, serverId, wait, history }: ModelJob) => ({
  id,
  state,
  isFinished: isFinal(state),
  attempt,
  serverId,
  waitingFor: wait?.place === 'waiting' ? wait.resource : undefined,
  // A run has its entry while it goes on, and none when it is handed back.
  history: serverId === undefined ? history : [...history, 'Processing'],
});

const idsWhere = (model: StateModel, isMeant: (job: ModelJob) => boolean) =>
  model.jobs.filter(isMeant).map(({ id }) => id);
