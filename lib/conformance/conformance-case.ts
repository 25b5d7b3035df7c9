import type { StorageRoles } from '../storage/storage-roles.js';
import type { OpenStore } from './conformance-store.js';

/** What not every store can offer to the suite. */
export type ConformanceNeed = 'anotherConnection' | 'callerTransactions';

export interface RunCaseOptions {
  /**
   * How long the case may take, opening and closing the store aside.
   *
   * @default 30_000
   */
  readonly timeoutMs?: number | undefined;
}

/** One thing that every store must do. */
export interface ConformanceCase {
  /** The role that the case is about. */
  readonly role: keyof StorageRoles;
  /** What is tested, under which circumstances, and what the store does then; the last is the case's own title. */
  readonly path: readonly string[];
  /** Without these the case cannot be run. */
  readonly needs: readonly ConformanceNeed[];
  /**
   * Opens a store, runs the case and closes the store. Cases that were collected together run one at a time.
   *
   * @throws whatever shows that the store does something else
   */
  run(open: OpenStore, options?: RunCaseOptions): Promise<void>;
}

/** Whether a store that lacks these can be tried with the case. */
export const canRun = ({ needs }: ConformanceCase, lacks: readonly ConformanceNeed[]): boolean =>
  !needs.some((need) => lacks.includes(need));
