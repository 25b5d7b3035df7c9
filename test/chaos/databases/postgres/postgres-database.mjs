import { PostgresStoredJobs } from './postgres-stored-jobs.mjs';
import { connectTo, query } from './query.mjs';

/** @import { Gate } from '../../proxy/wire-proxy.mjs' */
/** @import { OtherSession, SqlDatabase } from '../database.mjs' */
/** @import { EmbeddedPostgres } from '../../../support/embedded-postgres.js' */

/** Applications are no superusers, so that limits hold for them. */
export const ROLE = 'chaos';
const NO_LIMIT = -1;

/** @implements {SqlDatabase} */
export class PostgresDatabase {
  store = /** @type {const} */ ('postgres');
  lacks = /** @type {const} */ ([]);
  tables = { job: 'hangfire.job', migration: 'hangfire.migration' };
  #name;
  #adminUrl;

  /**
   * @param {EmbeddedPostgres} server
   * @param {string} name
   */
  constructor(server, name) {
    this.#name = name;
    this.server = server;
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    this.#adminUrl = url.href;
    url.username = ROLE;
    this.url = url.href;
  }

  /** @param {string} sql */
  administer(sql) {
    return query(this.#adminUrl, sql);
  }

  /** @returns {Promise<OtherSession>} */
  async connect() {
    const client = await connectTo(this.#adminUrl);
    return {
      query: (sql) => client.query(sql),
      lockSomeJobs: () =>
        client.query(`SELECT id FROM ${this.tables.job} ORDER BY random() LIMIT 10 FOR UPDATE`),
      end: () => client.end(),
    };
  }

  openStored() {
    return new PostgresStoredJobs(this.url);
  }

  terminateSessions(share = 1) {
    return this.administer(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND usename = '${ROLE}' AND random() < ${share}`,
    );
  }

  /** @param {boolean} isReadOnly */
  async setReadOnly(isReadOnly) {
    const value = isReadOnly ? 'on' : 'off';
    await this.administer(
      `ALTER DATABASE ${this.#name} SET default_transaction_read_only = ${value}`,
    );
    await this.terminateSessions();
  }

  /** @param {number | undefined} limit */
  limitConnections(limit = NO_LIMIT) {
    return this.administer(`ALTER DATABASE ${this.#name} CONNECTION LIMIT ${limit}`);
  }

  /** @param {boolean} isRefused */
  refuseLogins(isRefused) {
    return this.administer(`ALTER ROLE ${ROLE} ${isRefused ? 'NOLOGIN' : 'LOGIN'}`);
  }

  /** @param {Gate} gate */
  gateOf(gate) {
    return gate;
  }

  async sizes() {
    const [sizes] = await this.administer(
      `SELECT pg_total_relation_size('hangfire.job')::float8 AS "liveTableBytes",
              (SELECT count(*)::integer FROM hangfire.job) AS "liveJobs",
              (SELECT n_dead_tup::integer FROM pg_stat_user_tables
                WHERE schemaname = 'hangfire' AND relname = 'job') AS "deadRows"`,
    );
    return sizes ?? {};
  }

  drop() {
    return query(this.server.url, `DROP DATABASE IF EXISTS ${this.#name} WITH (FORCE)`);
  }
}
