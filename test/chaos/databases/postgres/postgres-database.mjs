import pg from 'pg';
import { startEmbeddedPostgres } from '../../support/embedded-postgres.js';

/** What may differ from PostgreSQL's defaults: deadlocks are to be found fast. */
const SETTINGS = { max_connections: 200, deadlock_timeout: '200ms' };
/** Applications are no superusers, so that limits hold for them. */
const ROLE = 'chaos';

/** A PostgreSQL of our own, with one database for each scenario. */
export class ChaosServer {
  #postgres;
  #databases = 0;

  /** @param {import('../../support/embedded-postgres.js').EmbeddedPostgres} postgres */
  constructor(postgres) {
    this.#postgres = postgres;
  }

  static async start() {
    const postgres = await startEmbeddedPostgres({ settings: SETTINGS });
    await query(postgres.url, `CREATE ROLE ${ROLE} LOGIN`);
    return new ChaosServer(postgres);
  }

  async createDatabase() {
    this.#databases += 1;
    const name = `chaos_${this.#databases}`;
    await query(this.#postgres.url, `CREATE DATABASE ${name} OWNER ${ROLE}`);
    return new ChaosDatabase(this.#postgres, name);
  }

  dispose() {
    return this.#postgres.dispose();
  }
}

export class ChaosDatabase {
  /**
   * @param {import('../../support/embedded-postgres.js').EmbeddedPostgres} postgres
   * @param {string} name
   */
  constructor(postgres, name) {
    this.name = name;
    this.postgres = postgres;
    const url = new URL(postgres.url);
    url.pathname = `/${name}`;
    /** For administrators. */
    this.adminUrl = url.href;
    url.username = ROLE;
    this.url = url.href;
  }

  /** @param {string} sql @param {unknown[]} [values] */
  administer(sql, values) {
    return query(this.adminUrl, sql, values);
  }

  /** Ends sessions of the application, each with that probability. @param {number} [share] */
  terminateSessions(share = 1) {
    return this.administer(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND usename = '${ROLE}' AND random() < $1`,
      [share],
    );
  }

  /** Nobody may write any more, new sessions and those that are open. @param {boolean} isReadOnly */
  async setReadOnly(isReadOnly) {
    const value = isReadOnly ? 'on' : 'off';
    await this.administer(
      `ALTER DATABASE ${this.name} SET default_transaction_read_only = ${value}`,
    );
    await this.terminateSessions();
  }

  /** @param {number} limit −1: none */
  limitConnections(limit) {
    return this.administer(`ALTER DATABASE ${this.name} CONNECTION LIMIT ${limit}`);
  }

  /** New sessions of the application. @param {boolean} isRefused */
  refuseLogins(isRefused) {
    return this.administer(`ALTER ROLE ${ROLE} ${isRefused ? 'NOLOGIN' : 'LOGIN'}`);
  }

  drop() {
    return query(this.postgres.url, `DROP DATABASE IF EXISTS ${this.name} WITH (FORCE)`);
  }
}

/**
 * @param {string} url
 * @param {string} sql
 * @param {unknown[]} [values]
 * @returns {Promise<Record<string, unknown>[]>}
 */
async function query(url, sql, values) {
  // Whoever has made the database read-only must be able to undo it.
  const options = '-c default_transaction_read_only=off';
  const client = new pg.Client({ connectionString: url, options });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}
