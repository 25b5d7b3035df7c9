import { HangfireError } from '../../../../../support/hangfire-error.js';

export class InsufficientPrivilegeError extends HangfireError {
  readonly code = 'HANGFIRE_INSUFFICIENT_PRIVILEGE';

  constructor(
    readonly schema: string,
    options: { cause: unknown },
  ) {
    const cause = options.cause instanceof Error ? options.cause.message : String(options.cause);
    super(
      `The database user may not prepare the schema "${schema}": ${cause}. Either grant it the right ` +
        '(GRANT CREATE ON DATABASE … TO …), or have an administrator create the schema and make the ' +
        `user its owner (CREATE SCHEMA "${schema}" AUTHORIZATION …).`,
      options,
    );
  }
}
