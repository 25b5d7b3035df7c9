import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from '../support/versions/process-wide.js';
import { OuterServiceInBatchError } from './errors/outer-service-in-batch-error.js';

/**
 * A batch or a call of `createMany` whose callback runs. Timers and promises may still be in this scope after the
 * callback has ended.
 */
export interface BatchScope {
  readonly isOpen: boolean;
  readonly kind: 'batch' | 'createMany';
}

const current = processWide('batch-scope', () => new AsyncLocalStorage<BatchScope | undefined>());

/** Everything that `work` calls then knows that it runs inside the callback of a batch. */
export const insideBatch = <T>(scope: BatchScope, work: () => T): T => current.run(scope, work);

export const outsideOfBatch = <T>(work: () => T): T => current.run(undefined, work);

/**
 * Refuses a job that the callback of a batch creates outside that batch, most likely by calling the wrong object. A
 * call that names a transaction means what it says.
 *
 * @throws OuterServiceInBatchError
 */
export function refuseInsideBatch(service: string, manager: unknown): void {
  const scope = current.getStore();
  if (manager === undefined && scope?.isOpen) {
    throw new OuterServiceInBatchError(service, scope.kind);
  }
}
