import type { ConfiguredValues } from '../job/configuration/configured-values.js';
import type { RecurringJobOptions } from './recurring-job-options.js';

export interface DeclaredRecurringJobOptions extends RecurringJobOptions {
  /**
   * The arguments of the call.
   *
   * @default none
   */
  readonly args?: readonly unknown[] | undefined;
}

export interface DeclaredSchedule {
  readonly cron: string;
  readonly options: DeclaredRecurringJobOptions;
  /** How long after the start of an application the recurring job runs once, in milliseconds, instead of by `cron`. */
  readonly afterStartMs?: number | undefined;
}

/** The method on which a decorator stands, or that inherits the decorator. */
export interface DeclaringMethod {
  /** The stored name of the class. */
  readonly type: string;
  readonly method: string;
}

/** A declaration in the form in which its decorator is written. */
export interface RecurringJobDeclaration {
  readonly id: string;
  /** The decorator as people should see it, with the value that tells it from other decorators of its kind. */
  readonly decorator: string;
  /**
   * Undefined where the decorator declares no recurring job, because its cron expression is null.
   *
   * @throws HangfireError when the decorator has impossible values
   */
  readonly schedule: () => DeclaredSchedule | undefined;
}

/** The mark that a decorator leaves on a method. */
export interface RecurringJobMark {
  /** The prototype that the decorator stands on. */
  readonly writtenOn: object;
  /** The decorator as people should see it, with the value that tells it from other decorators of its kind. */
  readonly decorator: string;
  /** The id as people should see it, or how the code gets the id from a provider. */
  readonly shownId: (method: DeclaringMethod) => string;
  /** @throws InvalidConfigurationError */
  readonly declare: (method: DeclaringMethod, values: ConfiguredValues) => RecurringJobDeclaration;
}
