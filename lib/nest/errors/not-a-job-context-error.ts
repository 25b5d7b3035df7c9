import { HangfireError } from '../../support/hangfire-error.js';

export class NotAJobContextError extends HangfireError {
  readonly code = 'HANGFIRE_NOT_A_JOB_CONTEXT';

  constructor(
    /** The type of the context, such as `http`. */
    readonly contextType: string,
  ) {
    super(
      `HangfireExecutionContext.of() was given a context of the type "${contextType}", which belongs to no job. ` +
        "Call it only where `context.getType() === 'hangfire'`.",
    );
  }
}
