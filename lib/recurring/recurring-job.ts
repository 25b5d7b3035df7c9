import { type JobMethodDecorator, jobMethodDecorator } from '../job/job-decorator.js';
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

/** The method that a decorator stands on, or that inherits it. */
export interface DeclaringMethod {
  /** The name that jobs of its class are stored under. */
  readonly type: string;
  readonly method: string;
}

/** What a decorator says, as it was written. */
export interface RecurringJobDeclaration {
  readonly id: string;
  /** With what tells it from others of its kind, for people. */
  readonly decorator: string;
  /** @throws HangfireError when what is written cannot be */
  readonly schedule: () => DeclaredSchedule;
}

export interface DeclaredSchedule {
  readonly cron: string;
  readonly options: DeclaredRecurringJobOptions;
  /** Runs once, so long after an application has started, and not by `cron`. */
  readonly afterStartMs?: number | undefined;
}

/** What a decorator leaves on a method. */
export interface RecurringJobMark {
  /** The prototype that it was written on. */
  readonly writtenOn: object;
  readonly declare: (method: DeclaringMethod) => RecurringJobDeclaration;
}

export const declareRecurringJob = (declare: RecurringJobMark['declare']): JobMethodDecorator =>
  jobMethodDecorator((target, method) => {
    const mark: RecurringJobMark = { writtenOn: target, declare };
    const type = typeof target === 'function' ? target.name : target.constructor.name;
    const { decorator } = declare({ type, method: String(method) });
    addMetadata(RECURRING_JOB, mark, target, method, decorator);
  });

/**
 * Has the method run by a schedule, once in all servers together. May stand several times on one
 * method, with different ids.
 *
 * The recurring job is added when the application starts, and updated when what is written here has
 * changed. What people have changed at run time stays until then; a pause stays in any case.
 *
 * @param id at most 100 characters; each id once in an application
 * @param cron five fields, six with seconds, a macro such as `@daily`, or `@every 90s`; see also `Cron`
 */
export const RecurringJob = (
  id: string,
  cron: string,
  options: DeclaredRecurringJobOptions = {},
): JobMethodDecorator =>
  declareRecurringJob(() => ({
    id,
    decorator: `@RecurringJob("${id}")`,
    schedule: () => ({ cron, options }),
  }));
