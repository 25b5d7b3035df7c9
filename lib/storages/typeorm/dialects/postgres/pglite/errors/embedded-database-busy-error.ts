import { HangfireError } from '../../../../../../support/hangfire-error.js';

/** A statement waited too long for the one connection of the embedded database. */
export class EmbeddedDatabaseBusyError extends HangfireError {
  readonly code = 'HANGFIRE_EMBEDDED_DATABASE_BUSY';

  constructor(readonly waitedMs: number) {
    super(
      `A statement waited ${waitedMs} ms for its turn on the embedded database, which runs one ` +
        'transaction at a time. Code inside a transaction must use the EntityManager of that ' +
        'transaction for everything it awaits. Where transactions have to overlap, give the url ' +
        'of a PostgreSQL server.',
    );
  }
}
