import { ddl, statement } from '../statement.js';

/**
 * What tells this store from stores on other servers, also from copies of it: the server, and the secret of the store. The
 * names of its tables say their database, so a transaction that began in another database of the server will do.
 */
export const identify = statement(
  'identify',
  (tables) => `
  SELECT CONCAT_WS(' ', ${tables.isMariaDb ? '@@hostname, @@port' : '@@server_uuid'},
                   (SELECT value FROM ${tables.secret})) AS identity,
         @@character_set_client AS charset`,
);

/** Kept only inside of a transaction. */
export const markTransaction = ddl(() => 'SAVEPOINT hangfire_is_open');

/** Fails outside of a transaction, where no mark was kept. */
export const findMark = ddl(() => 'RELEASE SAVEPOINT hangfire_is_open');
