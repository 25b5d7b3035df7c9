import type { StorageRoles } from '../storage/storage-roles.js';
import type { OpenStore } from './conformance-store.js';

/** A need of a case that not every store can meet. */
export type ConformanceNeed = 'anotherConnection' | 'callerTransactions';

export interface RunCaseOptions {
  /**
   * How long the case may take, in milliseconds, without opening and closing the store.
   *
   * @default 30_000
   */
  readonly timeoutMs?: number | undefined;
}

/** A test of one thing that every store must do. */
export interface ConformanceCase {
  /** The role that the case is about. */
  readonly role: keyof StorageRoles;
  /** The titles around the case and, as the last element, the title of the case. */
  readonly path: readonly string[];
  /** The case cannot run on a store that does not meet these needs. */
  readonly needs: readonly ConformanceNeed[];
  /**
   * Opens a store, runs the case and closes the store. Cases that were collected together run one at a time.
   *
   * @throws the error that shows how the store behaves instead
   */
  run(open: OpenStore, options?: RunCaseOptions): Promise<void>;
}

/** Whether the case can run on a store that cannot meet these needs. */
export const canRun = ({ needs }: ConformanceCase, lacks: readonly ConformanceNeed[]): boolean =>
  !needs.some((need) => lacks.includes(need));
