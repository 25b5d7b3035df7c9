import type { JobStart } from '../continuations/job-start.js';
import type { NewJob } from '../storage/jobs/records.js';
import type { CreationOperation } from './creation-operation.js';
import type { JobDraft } from './job-draft.js';

/** A job that is about to be created. */
export interface BeginningJob {
  readonly draft: JobDraft;
  readonly start: JobStart;
}

/** Jobs that are about to be created by one call. */
export interface Beginning {
  readonly jobs: readonly BeginningJob[];
  readonly operation: CreationOperation;
  /** Whether the call could create several jobs, even when it creates only one. */
  readonly isBulk: boolean;
}

/** Call this with the jobs when they go to the store. */
export type Leaving = (jobs: readonly NewJob[]) => void;

/** Something that is active while jobs are created, such as the span of a trace. */
export interface CreationScope {
  /** @param work takes the jobs through their filters, and has them stored */
  around<T>(beginning: Beginning, work: (leaving: Leaving) => Promise<T>): Promise<T>;
}
