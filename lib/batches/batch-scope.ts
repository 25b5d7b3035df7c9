import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from '../support/versions/process-wide.js';
import { OuterServiceInBatchError } from './errors/outer-service-in-batch-error.js';

/** The batch, or the call of `createMany`, whose callback runs, or has run: timers and promises of the callback may outlive it. */
export interface BatchScope {
  readonly isOpen: boolean;
  readonly kind: 'batch' | 'createMany';
}

const current = processWide('batch-scope', () => new AsyncLocalStorage<BatchScope | undefined>());

/** Marks everything that `work` calls as belonging to the callback of a batch. */
export const insideBatch = <T>(scope: BatchScope, work: () => T): T => current.run(scope, work);

export const outsideOfBatch = <T>(work: () => T): T => current.run(undefined, work);

/**
 * Refuses a job that is created beside the batch, inside the callback of the batch: the caller has most likely
 * used the wrong object. A call with a `manager` is meant so.
 *
 * @throws OuterServiceInBatchError
 */
export function refuseInsideBatch(service: string, manager: unknown): void {
  const scope = current.getStore();
  if (manager === undefined && scope?.isOpen) {
    throw new OuterServiceInBatchError(service, scope.kind);
  }
}
