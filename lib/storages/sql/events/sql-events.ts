import type { PlainHint, StorageEvent } from '../../../storage/events/storage-events.js';
import type { CallerTransaction } from '../../../support/caller-transaction.js';

/** As much of a job as decides what has to be announced. */
export interface AnnouncedJob {
  readonly state: string;
  readonly queue: string;
  readonly runAt?: Date | undefined;
}

/** The caller's transaction, and what runs operations in it. */
export interface CallerWork<E> {
  readonly executor: E;
  readonly transaction: CallerTransaction;
}

/** Calls back when the transaction has been committed. */
export type AfterCommit = (transaction: CallerTransaction, committed: () => void) => void;

/** How roles tell of what they have done, after its commit. */
export interface SqlEvents<E> {
  announce(jobs: readonly AnnouncedJob[], others?: readonly StorageEvent[]): void;
  announceReady(queues: Iterable<string>): void;
  announceDue(runAt: Date): void;
  hint(kind: PlainHint): void;

  /** Tells this process alone. */
  remind(queues: readonly string[]): void;

  /** Inside of the caller's transaction, whose commit tells everybody. */
  announceWithin(
    caller: CallerWork<E>,
    jobs: readonly AnnouncedJob[],
    others?: readonly StorageEvent[],
  ): Promise<void>;
}

/** The time at which the first of them is due. */
export function earliestOf(scheduled: readonly { readonly runAt?: Date | undefined }[]) {
  let earliest: Date | undefined;
  for (const { runAt } of scheduled) {
    if (runAt && (!earliest || runAt < earliest)) earliest = runAt;
  }
  return earliest;
}
