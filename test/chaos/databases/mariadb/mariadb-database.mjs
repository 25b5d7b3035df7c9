import { createConnection } from 'mysql2/promise';
import { STATEMENTS } from './gates.mjs';
import { MariadbStoredJobs } from './mariadb-stored-jobs.mjs';
import { query } from './query.mjs';

/** @import { Gate } from '../../proxy/wire-proxy.mjs' */
/** @import { OtherSession, SqlDatabase } from '../database.mjs' */
/** @import { EmbeddedMariadb } from '../../../support/embedded-mariadb.js' */

/** Applications have no rights on the server, so that limits hold for them. */
export const USER = 'chaos';
/** 0 would be no limit. */
const LOWEST_LIMIT = 1;
const NO_LIMIT = 0;
const NO_SUCH_SESSION = 1094;

/** @implements {SqlDatabase} */
export class MariadbDatabase {
  store = /** @type {const} */ ('mariadb');
  lacks = /** @type {const} */ ([]);
  tables = { job: 'hangfire_job', migration: 'hangfire_migration' };
  #name;
  #adminUrl;

  /**
   * @param {EmbeddedMariadb} server
   * @param {string} name
   */
  constructor(server, name) {
    this.#name = name;
    this.server = server;
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    this.#adminUrl = url.href;
    url.username = USER;
    this.url = url.href;
  }

  /** @param {string} sql */
  administer(sql) {
    return query(this.#adminUrl, sql);
  }

  /** @returns {Promise<OtherSession>} */
  async connect() {
    const connection = await createConnection(this.#adminUrl);
    const { job } = this.tables;
    return {
      query: (sql) => connection.query(sql),
      // One after the other: a statement that sorts rows locks all of them first.
      lockSomeJobs: async () => {
        const [rows] = await connection.query(`SELECT id FROM ${job} ORDER BY RAND() LIMIT 10`);
        for (const { id } of /** @type {{ id: string }[]} */ (rows)) {
          await connection.query(`SELECT id FROM ${job} WHERE id = ? FOR UPDATE`, [id]);
        }
      },
      end: () => connection.end(),
    };
  }

  openStored() {
    return new MariadbStoredJobs(this.#adminUrl);
  }

  async terminateSessions(share = 1) {
    const sessions = await this.administer(
      `SELECT id FROM information_schema.processlist WHERE user = '${USER}' AND RAND() < ${share}`,
    );
    for (const { id } of sessions) await this.administer(`KILL ${id}`).catch(unlessGone);
  }

  /** @param {boolean} isReadOnly */
  async setReadOnly(isReadOnly) {
    await this.administer(`SET GLOBAL read_only = ${isReadOnly ? 1 : 0}`);
    await this.terminateSessions();
  }

  /** @param {number | undefined} limit */
  limitConnections(limit) {
    const value = limit === undefined ? NO_LIMIT : Math.max(LOWEST_LIMIT, limit);
    return this.administer(`ALTER USER ${USER} WITH MAX_USER_CONNECTIONS ${value}`);
  }

  /** @param {boolean} isRefused */
  refuseLogins(isRefused) {
    return this.administer(`ALTER USER ${USER} ACCOUNT ${isRefused ? 'LOCK' : 'UNLOCK'}`);
  }

  /** @param {Gate} gate */
  gateOf(gate) {
    return { ...gate, ...STATEMENTS[gate.statement] };
  }

  async sizes() {
    const [sizes] = await this.administer(
      `SELECT CAST(data_length + index_length AS DOUBLE) AS liveTableBytes,
              (SELECT COUNT(*) FROM hangfire_job) AS liveJobs
         FROM information_schema.tables
        WHERE table_schema = DATABASE() AND table_name = 'hangfire_job'`,
    );
    return sizes ?? {};
  }

  async drop() {
    await this.terminateSessions();
    await query(this.server.url, `DROP DATABASE IF EXISTS ${this.#name}`);
  }
}

/** @param {{ errno?: number }} error */
function unlessGone(error) {
  if (error.errno !== NO_SUCH_SESSION) throw error;
}
