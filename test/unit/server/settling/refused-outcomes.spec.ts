import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StorageFaultError } from '../../../../lib/storage/errors/storage-fault-error.js';
import { StorageOperationError } from '../../../../lib/storage/errors/storage-operation-error.js';
import { StorageUnavailableError } from '../../../../lib/storage/errors/storage-unavailable-error.js';
import type { Transition } from '../../../../lib/storage/jobs/transition.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../../../support/eventually.js';
import { HangfireApp } from '../../../support/hangfire-app.js';

const WORKERS = 4;

let runs: Map<number, number>;
let storage: MemoryJobStorage;
let app: HangfireApp;
/** Why the store does not keep these transitions. */
let refusal: (transitions: readonly Transition[]) => Error | undefined;
let asked: number;

class WorkService {
  work(number: number): number {
    runs.set(number, (runs.get(number) ?? 0) + 1);
    return number;
  }
}

beforeEach(async () => {
  runs = new Map();
  asked = 0;
  refusal = () => undefined;
  storage = new MemoryJobStorage();
  const { jobs } = storage;
  const apply = jobs.applyTransitions.bind(jobs);
  jobs.applyTransitions = async (transitions, options) => {
    asked += 1;
    const error = refusal(transitions);
    if (error) throw error;
    return apply(transitions, options);
  };
  const server = { workerCount: WORKERS, shutdownTimeoutMs: 100 };
  app = await HangfireApp.start({ storage, server, providers: [WorkService] });
});
afterEach(async () => {
  refusal = () => undefined;
  await app.close();
});

const refused = (cause: string) =>
  new StorageOperationError('apply transitions', { cause: new Error(cause) });
const fault = () => new StorageFaultError('apply transitions', { cause: new Error('internal') });
const ended = (transition: Transition) => transition.history.at(-1);
const isSuccess = (transition: Transition) => transition.to === 'Succeeded';
/**
 * Keeps what is meant, and nothing else: were refusals to end for all, a failure on its way, in the place of a
 * success that was still refused, would be stored, and rightly so.
 */
const endedFor =
  (isMeant: (transition: Transition) => boolean, error: () => Error) =>
  (transitions: readonly Transition[]) =>
    transitions.every(isMeant) ? undefined : error();
const enqueue = (number: number) =>
  app.jobs.enqueue(WorkService, (service) => service.work(number));
const enqueueMany = (count: number) =>
  app.jobs.enqueueMany(
    WorkService,
    Array.from({ length: count }, (_, number) => number),
    (service, number) => service.work(number),
  );

describe('An outcome that the store refuses', () => {
  it('is replaced by a failure that says why', async () => {
    refusal = (all) => (all.some(isSuccess) ? refused('too much') : undefined);
    const id = await enqueue(1);

    expect((await app.reaches(id, 'Failed')).history.at(-1)?.data).toMatchObject({
      exception: { type: 'UnstorableOutcomeError', cause: { type: 'StorageOperationError' } },
    });
    expect(runs.get(1)).toBe(1);
  });

  it('is replaced by a failure in plain letters where the store refuses the explained one', async () => {
    const isPlain = (transition: Transition) => /^[ -~]*$/.test(JSON.stringify(ended(transition)));
    const isKept = (transition: Transition) => !isSuccess(transition) && isPlain(transition);
    refusal = (all) => (all.every(isKept) ? undefined : refused('no €'));
    const id = await enqueue(1);

    expect((await app.reaches(id, 'Failed')).history.at(-1)?.data).toMatchObject({
      exception: { type: 'UnstorableOutcomeError' },
    });
    expect(runs.get(1)).toBe(1);
  });

  it('is stored all the same when the refusals end, though many came', async () => {
    refusal = () => refused('today not');
    const id = await enqueue(1);
    await eventually(() => asked > 12);
    refusal = endedFor(isSuccess, () => refused('today not'));

    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ attempt: 1 });
    expect(runs.get(1)).toBe(1);
  });
});

describe('A store that refuses every outcome, and everything in its place,', () => {
  it.each([
    ['with an error about the outcome', () => refused('never')],
    ['with an error about nobody knows what', fault],
    ['with an error of its code', () => new TypeError('not a function')],
  ])('lets no job run again: %s', async (_, error) => {
    refusal = error;
    const ids = await enqueueMany(20);
    await eventually(() => runs.size === 20);
    const askedBefore = asked;
    await eventually(() => asked > askedBefore + 5);
    refusal = endedFor(isSuccess, error);
    for (const id of ids) expect(await app.reaches(id, 'Succeeded')).toMatchObject({ attempt: 1 });

    expect([...runs.values()]).toEqual(Array.from({ length: 20 }, () => 1));
  });

  it('is asked less and less often', async () => {
    refusal = fault;
    await enqueue(1);
    const startedMs = performance.now();
    await eventually(() => asked >= 8);

    // Pauses that double from 50 ms on, each cut to a tenth at most.
    expect(performance.now() - startedMs).toBeGreaterThan(100);
  });
});

describe('One outcome among many that the store does not keep', () => {
  it.each([
    ['with an error about the outcome', () => refused('never')],
    ['with an error about nobody knows what', fault],
    ['with an error of its code', () => new TypeError('not a function')],
  ])('holds up none of the others: %s', async (_, error) => {
    const ids = await enqueueMany(200);
    const bad = ids[77];
    refusal = (all) => (all.some(({ jobId }) => jobId === bad) ? error() : undefined);
    for (const id of ids) if (id !== bad) await app.reaches(id, 'Succeeded');
    refusal = () => undefined;

    expect(await app.reaches(bad ?? null, 'Succeeded')).toMatchObject({ attempt: 1 });
    expect(runs.get(77)).toBe(1);
  });
});

describe('A new job that the store does not keep', () => {
  it.each([
    ['at once where it is to blame', () => refused('never'), StorageOperationError],
    ['after further tries where nobody knows', fault, StorageFaultError],
    [
      'after further tries where the store is away',
      () => new StorageUnavailableError('create jobs', { cause: new Error('away') }),
      StorageUnavailableError,
    ],
  ])('is refused to its caller alone, %s', async (_, error, type) => {
    const { jobs } = storage;
    const create = jobs.createJobs.bind(jobs);
    jobs.createJobs = async (all, options) => {
      if (all.some((job) => job.arguments.includes('666'))) throw error();
      return create(all, options);
    };
    const outcomes = await Promise.allSettled([1, 2, 666, 3, 4].map(enqueue));

    expect(outcomes[2]).toMatchObject({ reason: expect.any(type) });
    const others = outcomes.filter((_outcome, index) => index !== 2);
    if (type !== StorageUnavailableError) {
      expect(others.map(({ status }) => status)).toEqual(others.map(() => 'fulfilled'));
    }
  });
});
