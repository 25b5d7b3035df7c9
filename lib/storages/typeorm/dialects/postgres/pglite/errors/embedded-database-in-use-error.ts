import { HangfireError } from '../../../../../../support/hangfire-error.js';

/** Another process, or another pool of this one, has the data directory open. */
export class EmbeddedDatabaseInUseError extends HangfireError {
  readonly code = 'HANGFIRE_EMBEDDED_DATABASE_IN_USE';

  constructor(
    readonly dataDir: string,
    readonly pid: number,
  ) {
    super(
      `The embedded database in "${dataDir}" is already open in process ${pid}. ` +
        'It serves one store of one process at a time: stop that process (or, if it is this one, close ' +
        'the application that has it open), choose another directory, ' +
        'or give all processes the url of one PostgreSQL server.',
    );
  }
}
