import type { State } from '../states/state.js';
import type { FilterContext } from './filter-context.js';

export interface CreatingContext extends FilterContext {
  /** The queue that the caller asked for; a filter may choose another one. */
  queue: string | undefined;
  /** From −32,768 (first) to 32,767 (last). */
  priority: number;
  readonly initialState: State;
  /** Set to true, no job is created and the caller gets null for its id. */
  canceled: boolean;
}

export interface CreatedContext extends FilterContext {
  readonly canceled: boolean;
  /** What creating the job threw, here or in a filter. */
  readonly exception: unknown;
  /** Set to true, the caller gets null for the job's id instead of the exception. */
  exceptionHandled: boolean;
}

/** Runs around the creation of a job, in the process that creates it. */
export interface ClientFilter {
  /** In ascending order, before anything is stored. */
  onCreating?(context: CreatingContext): void | Promise<void>;
  /** In descending order, after the commit or the failure; not for the filter that cancelled. */
  onCreated?(context: CreatedContext): void | Promise<void>;
}

export interface ClientExceptionContext extends FilterContext {
  readonly exception: unknown;
  /** Set to true, the caller gets null for the job's id instead of the exception. */
  exceptionHandled: boolean;
}

export interface ClientExceptionFilter {
  /** In descending order, when the creation threw and no other filter has handled it. */
  onClientException?(context: ClientExceptionContext): void | Promise<void>;
}
