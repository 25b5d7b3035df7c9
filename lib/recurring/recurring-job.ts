import { type JobMethodDecorator, jobMethodDecorator } from '../job/job-decorator.js';
import { addMetadata } from '../job/job-metadata.js';
import type { RecurringJobOptions } from './recurring-job-options.js';

export const RECURRING_JOB = 'recurring-job';

export interface DeclaredRecurringJobOptions extends RecurringJobOptions {
  /**
   * The arguments of the call.
   *
   * @default none
   */
  readonly args?: readonly unknown[] | undefined;
}

/** The method that a decorator stands on, or that inherits it. */
export interface DeclaringMethod {
  /** The stored name of the class. */
  readonly type: string;
  readonly method: string;
}

/** A declaration as its decorator is written. */
export interface RecurringJobDeclaration {
  readonly id: string;
  /** The decorator with the value that tells it from other decorators of its kind, for people. */
  readonly decorator: string;
  /** @throws HangfireError when the decorator has impossible values */
  readonly schedule: () => DeclaredSchedule;
}

export interface DeclaredSchedule {
  readonly cron: string;
  readonly options: DeclaredRecurringJobOptions;
  /** How long after the start of an application the recurring job runs once, in milliseconds, instead of by `cron`. */
  readonly afterStartMs?: number | undefined;
}

/** The mark that a decorator leaves on a method. */
export interface RecurringJobMark {
  /** The prototype that the decorator stands on. */
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
 * Has the method run by a schedule, once in all servers together. A method may have several of these
 * decorators, with different ids.
 *
 * The recurring job is added when the application starts, and updated when the decorator has changed. Until
 * then, changes that people make at run time stay. A pause stays in any case.
 *
 * @param id at most 100 characters; unique in the application
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
