import { isMariadbInstalled, MYSQL_PROGRAMS } from '../../support/mysql-there.js';
import { isRedisInstalled, REDIS_PROGRAM } from '../../support/redis/redis-there.js';
import { MariadbServer } from './mariadb/mariadb-server.mjs';
import { PostgresServer } from './postgres/postgres-server.mjs';
import { RedisChaosServer } from './redis/redis-chaos-server.mjs';

/** @import { ChaosServer, ServerSettings, StoreName } from './database.mjs' */

/** @type {Readonly<Record<StoreName, (settings: ServerSettings) => Promise<ChaosServer>>>} */
const SERVERS = {
  postgres: () => PostgresServer.start(),
  mariadb: () => MariadbServer.start(),
  redis: (settings) => RedisChaosServer.start(settings),
};

/** The stores that the suite knows. */
export const STORES = /** @type {StoreName[]} */ (Object.keys(SERVERS));

/** The same settings as those of a Redis that nobody has configured further than its append-only file. */
export const DEFAULT_SETTINGS = /** @type {const} */ ({ appendfsync: 'everysec' });

/**
 * @param {StoreName} store
 * @param {ServerSettings} settings
 */
export const startServer = (store, settings) => SERVERS[store](settings);

/**
 * What this machine lacks for a store.
 *
 * @param {StoreName} store
 */
export function missingFor(store) {
  if (store === 'mariadb' && !isMariadbInstalled) {
    return `${MYSQL_PROGRAMS.join(' and ')} on the PATH`;
  }
  return store === 'redis' && !isRedisInstalled ? `${REDIS_PROGRAM} on the PATH` : undefined;
}
