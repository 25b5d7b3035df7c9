import { isMariadbInstalled, MYSQL_PROGRAMS } from '../../support/mysql-there.js';
import { MariadbServer } from './mariadb/mariadb-server.mjs';
import { PostgresServer } from './postgres/postgres-server.mjs';

/** @import { ChaosServer, StoreName } from './database.mjs' */

/** @type {Readonly<Record<StoreName, () => Promise<ChaosServer>>>} */
const SERVERS = {
  postgres: () => PostgresServer.start(),
  mariadb: () => MariadbServer.start(),
};

/** The stores that the suite knows. */
export const STORES = /** @type {StoreName[]} */ (Object.keys(SERVERS));

/** @param {StoreName} store */
export const startServer = (store) => SERVERS[store]();

/**
 * What this machine lacks for a store.
 *
 * @param {StoreName} store
 */
export function missingFor(store) {
  return store === 'mariadb' && !isMariadbInstalled
    ? `${MYSQL_PROGRAMS.join(' and ')} on the PATH`
    : undefined;
}
