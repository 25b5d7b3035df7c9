import { expect } from '@jest/globals';
import fc from 'fast-check';
import { HOUR, MINUTE } from '../../../lib/conformance/support/durations.js';
import type { SweepReason } from '../../../lib/storage/sweeps/sweep-store.js';
import { anEntry, aTransition } from '../../support/builders.js';
import { SERVERS } from './agreement.js';
import { QUEUES } from './client-operations.js';
import { type Operation, pick } from './operation.js';
import type { ModelJob, ModelRun, StateModel } from './state-model.js';

const server = fc.constantFrom(...SERVERS);
const at = fc.nat({ max: 1_000 });

/** Every job has the one resource that it may ask for; most have the same. */
const resourceOf = (model: StateModel, { job }: ModelRun) =>
  model.jobs.indexOf(job) % 4 === 0 ? 'tenant:1' : 'tenant:2';
const leaseOf = ({ job, serverId, attempt }: ModelRun) => ({
  id: job.id,
  lease: { serverId, attempt },
});

/** A run: one that goes on, or any that there ever was, as somebody speaks of who has lost it. */
interface RunChoice {
  readonly at: number;
  readonly isAny: boolean;
}
const choice = { at, isAny: fc.nat({ max: 4 }).map((of) => of === 0) };

function runOf(model: StateModel, { at: index, isAny }: RunChoice): ModelRun {
  const goingOn = model.runs.filter((run) => model.stands(run));
  return pick(isAny ? model.runs : goingOn, index) as ModelRun;
}
const hasRun = (model: StateModel, given: RunChoice) => runOf(model, given) !== undefined;

export const announce: Operation<string> = {
  name: 'announce',
  given: server,
  async run(model, store, id) {
    await store.announced(id);
    model.servers.add(id);
  },
};

/** A server that crashed is taken out by another one. */
export const crash: Operation<string> = {
  name: 'crash',
  given: server,
  async run(model, store, id) {
    await store.servers.remove(id);
    model.removeServer(id);
  },
};

export const silence: Operation<null> = {
  name: 'every server times out',
  given: fc.constant(null),
  async run(model, store) {
    const gone = await store.servers.removeTimedOut(-MINUTE);
    expect(gone.sort()).toEqual([...model.servers].sort());
    for (const id of gone) model.removeServer(id);
    model.freeLocksOfNobody();
  },
};

interface Claim {
  readonly serverId: string;
  readonly queues: readonly string[];
  readonly limit: number;
}

export const claim: Operation<Claim> = {
  name: 'claim',
  given: fc.record({
    serverId: server,
    queues: fc.shuffledSubarray([...QUEUES], { minLength: 1 }),
    limit: fc.integer({ min: 1, max: 4 }),
  }),
  async run(model, store, { serverId, queues, limit }) {
    const ready = model.ready(queues);
    const claimed = await store.claim({ serverId, queues, limit });
    const ids = claimed.map(({ id }) => id);
    const first = ready.slice(0, limit).map(({ id }) => id);
    if (model.claimsInOrder) expect(ids).toEqual(first);

    const taken = ids.flatMap((id) => ready.filter((job) => job.id === id));
    expect(taken.map(({ id }) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeLessThanOrEqual(limit);
    const runs = model.claim(serverId, taken);

    expect(claimed.map(({ id, lease }) => ({ id, lease }))).toEqual(runs.map(leaseOf));
    expect(claimed.map(({ isCanceled }) => isCanceled ?? false)).toEqual(
      runs.map(({ job }) => model.batches.get(job.batchId ?? '') ?? false),
    );
  },
};

export const acquire: Operation<RunChoice & { isOverdue: boolean; doAll: boolean }> = {
  name: 'ask for the lock',
  given: fc.record({ ...choice, isOverdue: fc.boolean(), doAll: fc.boolean() }),
  isPossible: hasRun,
  async run(model, store, { isOverdue, doAll, ...chosen }) {
    const goingOn = model.runs.filter((run) => model.stands(run));
    // A lease that was handed back may have been given once more; no job asks twice at a time.
    const asking = doAll
      ? [...new Map(goingOn.map((run) => [run.job, run])).values()]
      : [runOf(model, chosen)];
    const timeoutMs = isOverdue ? -HOUR : HOUR;
    const requests = asking.map((run) => {
      return { ...leaseOf(run), resource: resourceOf(model, run), timeoutMs };
    });
    const granted = await store.locks.acquire(requests);

    const holders = model.acquire(
      asking.map((run) => ({ run, resource: resourceOf(model, run), isOverdue })),
    );
    expect([...granted].sort()).toEqual(holders.map(({ job }) => job.id).sort());
  },
};

export const handBack: Operation<RunChoice> = {
  name: 'hand back',
  given: fc.record(choice),
  isPossible: hasRun,
  async run(model, store, chosen) {
    const run = runOf(model, chosen);
    const lost = await store.queues.findLostLeases([leaseOf(run)]);
    expect(lost).toEqual(model.stands(run) ? [] : [run.job.id]);

    await store.queues.handBack([leaseOf(run)]);
    model.handBack(run);
  },
};

const OUTCOMES = [
  ['Succeeded'],
  ['Succeeded'],
  ['Failed'],
  ['Deleted'],
  ['Enqueued'],
  ['Failed', 'Scheduled'],
] as const;

interface Settlement extends RunChoice {
  readonly states: readonly string[];
  readonly isDue: boolean;
}

/** The answer of a run, which may be of a lease that was lost long ago. */
export const settle: Operation<Settlement> = {
  name: 'settle',
  given: fc.record({ ...choice, states: fc.constantFrom(...OUTCOMES), isDue: fc.boolean() }),
  isPossible: hasRun,
  async run(model, store, { states, isDue, ...chosen }) {
    const run = runOf(model, chosen);
    const { job, serverId, attempt } = run;
    const from = { state: 'Processing', serverId, attempt };
    const frees = resourceOf(model, run);
    const passing = ['Processing', ...states];
    const to = passing.at(-1) ?? '';
    const outcome = await store.apply({
      ...aTransition(await store.find(job.id), { to }),
      from: { ...from, isFinished: false },
      history: passing.map((state) => anEntry(state)),
      runAt: to === 'Scheduled' ? store.ahead(isDue ? -HOUR : HOUR) : undefined,
      frees,
    });

    expect(outcome).toEqual(
      model.apply(job, { from, passing, frees, isDue: to === 'Scheduled' && isDue }),
    );
  },
};

const SWEEPS: Readonly<Record<SweepReason, { find(model: StateModel): ModelJob[]; to: string }>> = {
  due: { find: (model) => model.due(), to: 'Enqueued' },
  overdue: { find: (model) => model.overdue(), to: 'Deleted' },
  abandoned: { find: (model) => model.abandoned(), to: 'Enqueued' },
};

/** Sees all that the reason holds for, and moves one of them on: the others stay as they are. */
export const sweep: Operation<{ reason: SweepReason; at: number }> = {
  name: 'sweep',
  given: fc.record({
    reason: fc.constantFrom<SweepReason>('due', 'overdue', 'overdue', 'abandoned'),
    at,
  }),
  async run(model, store, { reason, at: index }) {
    const { find, to } = SWEEPS[reason];
    const found = find(model);
    const chosen = pick(found, index);
    const passing = reason === 'abandoned' ? ['Processing', to] : [to];

    await store.sweeps.sweep(reason, 100, async (records) => {
      expect(records.map(({ id }) => id).sort()).toEqual(found.map(({ id }) => id));
      return records
        .filter(({ id }) => id === chosen?.id)
        .map((record) => aTransition(record, { to, history: passing.map((one) => anEntry(one)) }));
    });
    if (chosen === undefined) return;
    const { state, attempt } = chosen;
    const resume = () => model.apply(chosen, { from: { state, attempt }, passing });
    if (reason === 'abandoned') model.recover(chosen, resume);
    else resume();
  },
};

export const release: Operation<null> = {
  name: 'release continuations',
  given: fc.constant(null),
  async run(model, store) {
    await store.releaseAll();
    model.release();
  },
};

export const pauseOrResume: Operation<string> = {
  name: 'pause or resume',
  given: fc.constantFrom(...QUEUES),
  async run(model, store, queue) {
    if (model.paused.has(queue)) expect(await store.queues.resume(queue)).toBe(true);
    else expect(await store.queues.pause(queue, 'somebody')).toBe(true);

    if (!model.paused.delete(queue)) model.paused.add(queue);
    const paused = await store.queues.pausedQueues();
    expect(paused.map(({ name }) => name)).toEqual([...model.paused].sort());
  },
};
