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
  /** The decorator with the value that tells it from other decorators of its kind, for people. */
  readonly decorator: string;
  /** The id, or how the code gets it from a provider, for people. */
  readonly shownId: (method: DeclaringMethod) => string;
  /** @throws InvalidConfigurationError */
  readonly declare: (method: DeclaringMethod, values: ConfiguredValues) => RecurringJobDeclaration;
}
