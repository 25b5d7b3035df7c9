import { HangfireError } from '../../support/hangfire-error.js';

export class ConfigurationNotReadyError extends HangfireError {
  readonly code = 'HANGFIRE_CONFIGURATION_NOT_READY';

  constructor(
    /** The decorator and the class or method on which it stands. */
    readonly place: string,
    readonly provider: string,
  ) {
    super(
      `${place} takes values from ${provider}, which the application has not made yet, so no job can be created. ` +
        'Create jobs in onModuleInit or later, not in a constructor or a factory.',
    );
  }
}
