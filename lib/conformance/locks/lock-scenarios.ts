import type { ClaimedJob, NewJob } from '../../storage/jobs/records.js';
import type { StoreUnderTest } from '../store-under-test.js';
import { aTransition } from '../support/builders.js';

export const RESOURCE = 'tenant:1';

/** @returns a job that runs on `server-1` and holds the lock */
export async function holder(store: StoreUnderTest): Promise<ClaimedJob> {
  const job = await store.running({ queue: 'holder' });
  if (!(await store.takesLock(job))) throw new Error('The lock was not free.');
  return job;
}

/** @returns a job that was claimed by `server-2`, found the lock taken, and waits */
export async function waiting(
  store: StoreUnderTest,
  given: Partial<NewJob> = {},
): Promise<ClaimedJob> {
  const job = await store.running(given, 'server-2');
  if (await store.takesLock(job)) throw new Error('The lock was free.');
  return job;
}

/** The transition that ends a run with the lock. */
export const ending = (job: ClaimedJob) => aTransition(job, { to: 'Succeeded', frees: RESOURCE });

/** @returns a job of another queue that was woken together with the waiting job and got the lock first */
export async function fasterHolder(store: StoreUnderTest): Promise<ClaimedJob> {
  const queue = 'faster';
  await waiting(store, { queue });
  const job = await store.claimNext({ queues: [queue] });
  if (!(await store.takesLock(job))) throw new Error('The job was not woken.');
  return job;
}

/** @returns a job that was woken for the lock, which is free */
export async function wokenJob(
  store: StoreUnderTest,
  given: Partial<NewJob> = {},
): Promise<ClaimedJob> {
  const job = await holder(store);
  const next = await waiting(store, given);
  await store.apply(ending(job));
  return next;
}

/** @returns a job that was woken for the lock, which is free, and the job behind it in the line */
export async function wokenJobAndNext(
  store: StoreUnderTest,
): Promise<readonly [woken: ClaimedJob, next: ClaimedJob]> {
  const job = await holder(store);
  const line = [await waiting(store), await waiting(store)] as const;
  await store.apply(ending(job));
  return line;
}
