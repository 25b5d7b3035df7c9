import type { State } from '../states/state.js';
import type { FilterContext } from './filter-context.js';

export interface CreatingContext extends FilterContext {
  /** The queue that the caller gave. A filter may choose another queue. */
  queue: string | undefined;
  /** From −32,768 (first) to 32,767 (last). */
  priority: number;
  readonly initialState: State;
  /** When a filter sets this to true, no job is created and the caller gets null for its id. */
  canceled: boolean;
}

export interface CreatedContext extends FilterContext {
  readonly canceled: boolean;
  /** The exception that the creation threw, or a filter around the creation. */
  readonly exception: unknown;
  /** When a filter sets this to true, the caller gets null for the job's id instead of the exception. */
  exceptionHandled: boolean;
}

/** Runs around the creation of a job, in the process that creates it. */
export interface ClientFilter {
  /** Called in ascending order, before anything is stored. */
  onCreating?(context: CreatingContext): void | Promise<void>;
  /** Called in descending order, after the commit or the failure, except for the filter that cancelled. */
  onCreated?(context: CreatedContext): void | Promise<void>;
}

export interface ClientExceptionContext extends FilterContext {
  readonly exception: unknown;
  /** When a filter sets this to true, the caller gets null for the job's id instead of the exception. */
  exceptionHandled: boolean;
}

export interface ClientExceptionFilter {
  /** Called in descending order, when the creation threw and no other filter has handled the exception. */
  onClientException?(context: ClientExceptionContext): void | Promise<void>;
}
