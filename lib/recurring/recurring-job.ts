import { addMetadata } from '../job/job-metadata.js';
import type { RecurringJobOptions } from './recurring-job-options.js';

export const RECURRING_JOB = 'recurring-job';

export interface DeclaredRecurringJobOptions extends RecurringJobOptions {
  /**
   * What the method is called with.
   *
   * @default nothing
   */
  readonly args?: readonly unknown[] | undefined;
}

/** What a decorator says, as it was written. */
export interface RecurringJobDeclaration {
  readonly id: string;
  readonly cron: string;
  readonly options: DeclaredRecurringJobOptions;
}

/**
 * Has the method run by a schedule, once in all servers together. May stand several times on one
 * method, with different ids.
 *
 * The recurring job is added when the application starts, and updated when what is written here has
 * changed. What people have changed at run time stays until then; a pause stays in any case.
 *
 * @param id at most 100 characters; each id once in an application
 * @param cron five fields, six with seconds, or a macro such as `@daily`; see also `Cron`
 */
export const RecurringJob =
  (id: string, cron: string, options: DeclaredRecurringJobOptions = {}): MethodDecorator =>
  (target: object, method: string | symbol) => {
    addMetadata(
      RECURRING_JOB,
      { id, cron, options } satisfies RecurringJobDeclaration,
      target,
      method,
    );
  };
