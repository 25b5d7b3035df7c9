import type { ContinuationCondition } from '../../storage/continuations/continuation-store.js';
import type { NewJob } from '../../storage/jobs/records.js';
import type { StoreUnderTest } from '../store-under-test.js';
import { aLinkTo } from '../support/builders.js';

/** @returns a job that waits for the parent */
export const waiting = (
  store: StoreUnderTest,
  parent: { readonly id: string },
  condition: ContinuationCondition = 'succeeded',
) => store.stored({ state: 'Awaiting', parents: [aLinkTo(parent, condition)] });

/** @returns the children of a parent that has ended, the oldest first */
export async function storedUnderEndedParent(
  store: StoreUnderTest,
  count: number,
): Promise<NewJob[]> {
  const parent = await store.stored({ queue: 'other' });
  const children = await store.storedMany(count, { state: 'Awaiting', parents: [aLinkTo(parent)] });
  await store.move(parent, 'Succeeded');
  return children;
}
