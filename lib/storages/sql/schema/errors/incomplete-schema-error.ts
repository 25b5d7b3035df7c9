import { HangfireError } from '../../../../support/hangfire-error.js';
import { listed } from './listed.js';

export class IncompleteSchemaError extends HangfireError {
  readonly code = 'HANGFIRE_INCOMPLETE_SCHEMA';

  /** @param lacking tables' columns and functions that should be there */
  constructor(
    readonly schema: string,
    readonly lacking: readonly string[],
    { cause, remedy = postgresRemedy(schema) }: { cause?: unknown; remedy?: string } = {},
  ) {
    const what = lacking.length > 0 ? `it lacks ${listed(lacking)}` : messageOf(cause);
    super(
      `The schema "${schema}" is neither empty nor whole: ${what}. Either a part of it was dropped: bring it ` +
        `back from a backup, or ${remedy}`,
      { cause },
    );
  }
}

const postgresRemedy = (schema: string) =>
  `drop all of it (DROP SCHEMA "${schema}" CASCADE), and it is made anew, without any job. Or tables of the same ` +
  'names belong to somebody else: give the option `schema` another name.';

const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));
