import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from '../support/versions/process-wide.js';
import { OuterServiceInBatchError } from './errors/outer-service-in-batch-error.js';

/** A batch whose callback runs, or what is left of one: timers and promises may outlive it. */
export interface BatchScope {
  readonly isOpen: boolean;
}

const current = processWide('batch-scope', () => new AsyncLocalStorage<BatchScope | undefined>());

/** Marks everything that `work` calls as belonging to the callback of a batch. */
export const insideBatch = <T>(scope: BatchScope, work: () => T): T => current.run(scope, work);

export const outsideOfBatch = <T>(work: () => T): T => current.run(undefined, work);

/**
 * Whoever creates a job beside the batch inside of its callback has most likely used the wrong object;
 * a `manager` of their own says that they mean it.
 *
 * @throws OuterServiceInBatchError
 */
export function refuseInsideBatch(service: string, manager: unknown): void {
  if (manager === undefined && current.getStore()?.isOpen) {
    throw new OuterServiceInBatchError(service);
  }
}
