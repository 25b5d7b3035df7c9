import type { JobStorage } from '../../../lib/storage/job-storage.js';

/** A store as the suite gets it: one for each case. */
export interface ConformanceStore {
  /** Opened, and empty. */
  readonly storage: JobStorage;
  /** Spoils the stored parameters of a job; left out where a store could never hold such a text. */
  damageParameters?(jobId: string): Promise<void>;
  close(): Promise<void>;
}

export type CreateStorage = () => Promise<ConformanceStore>;
