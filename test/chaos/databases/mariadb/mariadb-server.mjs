import { EmbeddedMariadb } from '../../../support/embedded-mariadb.js';
import { MariadbDatabase, USER } from './mariadb-database.mjs';
import { query } from './query.mjs';

/** @import { ChaosServer } from '../database.mjs' */

/**
 * Otherwise as nobody has configured it: what is committed survives a crash. The packets have room for the largest result
 * of a scenario.
 */
const SETTINGS = { max_connections: 200, 'skip-name-resolve': 1, max_allowed_packet: '64M' };
/** As docs/operating.md says it. */
const RIGHTS = 'SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES';

/**
 * A MariaDB of our own, with one database for each scenario.
 *
 * @implements {ChaosServer}
 */
export class MariadbServer {
  #mariadb;
  #databases = 0;

  /** @param {EmbeddedMariadb} mariadb */
  constructor(mariadb) {
    this.#mariadb = mariadb;
  }

  static async start() {
    const mariadb = await EmbeddedMariadb.start({ settings: SETTINGS });
    await query(mariadb.url, `CREATE USER ${USER}`);
    return new MariadbServer(mariadb);
  }

  async createDatabase() {
    this.#databases += 1;
    const name = `chaos_${this.#databases}`;
    await query(this.#mariadb.url, `CREATE DATABASE ${name}`);
    await query(this.#mariadb.url, `GRANT ${RIGHTS} ON ${name}.* TO ${USER}`);
    return new MariadbDatabase(this.#mariadb, name);
  }

  dispose() {
    return this.#mariadb.dispose();
  }
}
