import { HangfireError } from '../../../../support/hangfire-error.js';
import { listed } from './listed.js';

export class InsufficientPrivilegeError extends HangfireError {
  readonly code = 'HANGFIRE_INSUFFICIENT_PRIVILEGE';

  /** @param lacking such as `UPDATE on hangfire.job`; nothing where only the cause says what it is */
  constructor(
    readonly schema: string,
    readonly lacking: readonly string[],
    { cause, remedy }: { cause?: unknown; remedy?: string } = {},
  ) {
    super(
      lacking.length > 0
        ? lackingText(schema, lacking, remedy)
        : refusalText(schema, cause, remedy),
      { cause },
    );
  }
}

const lackingText = (schema: string, lacking: readonly string[], remedy = GRANTING) =>
  `The database user lacks rights that the schema "${schema}" takes to run: ${listed(lacking)}. ${remedy}`;

const GRANTING =
  'Have an administrator grant them (GRANT … ON … TO …); for ownership, ALTER TABLE … OWNER TO …, or make the user a ' +
  'member of the role that owns the table (GRANT owner TO …).';

function refusalText(schema: string, cause: unknown, remedy = postgresRemedy(schema)): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return `The database user may not prepare the schema "${schema}": ${message}. ${remedy}`;
}

const postgresRemedy = (schema: string) =>
  'Either grant it the right (GRANT CREATE ON DATABASE … TO …), or have an administrator create the schema and ' +
  `make the user its owner (CREATE SCHEMA "${schema}" AUTHORIZATION …).`;
