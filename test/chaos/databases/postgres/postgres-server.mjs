import { startEmbeddedPostgres } from '../../../support/embedded-postgres.js';
import { PostgresDatabase, ROLE } from './postgres-database.mjs';
import { query } from './query.mjs';

/** @import { ChaosServer } from '../database.mjs' */
/** @import { EmbeddedPostgres } from '../../../support/embedded-postgres.js' */

/** What may differ from PostgreSQL's defaults: deadlocks are to be found fast. */
const SETTINGS = { max_connections: 200, deadlock_timeout: '200ms' };

/**
 * A PostgreSQL of our own, with one database for each scenario.
 *
 * @implements {ChaosServer}
 */
export class PostgresServer {
  #postgres;
  #databases = 0;

  /** @param {EmbeddedPostgres} postgres */
  constructor(postgres) {
    this.#postgres = postgres;
  }

  static async start() {
    const postgres = await startEmbeddedPostgres({ settings: SETTINGS });
    await query(postgres.url, `CREATE ROLE ${ROLE} LOGIN`);
    return new PostgresServer(postgres);
  }

  async createDatabase() {
    this.#databases += 1;
    const name = `chaos_${this.#databases}`;
    await query(this.#postgres.url, `CREATE DATABASE ${name} OWNER ${ROLE}`);
    return new PostgresDatabase(this.#postgres, name);
  }

  dispose() {
    return this.#postgres.dispose();
  }
}
