import { Redis } from 'ioredis';
import { SCRIPTS } from './gates.mjs';
import { RedisStoredJobs } from './redis-stored-jobs.mjs';

/** @import { Gate } from '../../proxy/wire-proxy.mjs' */
/** @import { ChaosDatabase, FreezableServer } from '../database.mjs' */

/** Applications have a user of their own, so that logins can be refused to them. */
export const USER = 'chaos';
const ADMIN = 'chaos-admin';
const RETRY_MS = 100;
/** That of a new server. */
const NO_LIMIT = 10_000;
/** A master that there is not: the server is a replica, and keeps what it has. */
const NOBODY = ['127.0.0.1', '1'];

/** @implements {ChaosDatabase} */
export class RedisDatabase {
  store = /** @type {const} */ ('redis');
  lacks = /** @type {const} */ (['transaction', 'once', 'whole', 'nested']);
  #admin;

  /** @param {{ url: string, admin: import('ioredis').RedisOptions, server: FreezableServer }} given */
  constructor({ url, admin, server }) {
    this.url = url;
    this.server = server;
    this.#admin = new Redis({
      ...admin,
      connectionName: ADMIN,
      maxRetriesPerRequest: null,
      retryStrategy: () => RETRY_MS,
      sentinelRetryStrategy: () => RETRY_MS,
    });
    this.#admin.on('error', () => {});
  }

  /** Nothing is left of earlier scenarios, the scripts among it. */
  async clear() {
    await this.#admin.flushall();
    await this.flushScripts();
  }

  openStored() {
    return new RedisStoredJobs(this.#admin);
  }

  async terminateSessions(share = 1) {
    const list = String(await this.#admin.client('LIST'));
    const sessions = list.split('\n').filter((line) => line && !line.includes(` name=${ADMIN} `));
    for (const line of sessions) {
      const [, id = ''] = /^id=(\d+)/.exec(line) ?? [];
      if (Math.random() < share) await this.#admin.client('KILL', 'ID', id);
    }
  }

  /** @param {boolean} isReadOnly */
  async setReadOnly(isReadOnly) {
    const [host = '', port = ''] = isReadOnly ? NOBODY : ['NO', 'ONE'];
    await this.#admin.replicaof(host, port);
  }

  /** The admin counts, too. @param {number | undefined} limit */
  limitConnections(limit) {
    return this.#admin.config('SET', 'maxclients', limit === undefined ? NO_LIMIT : limit + 1);
  }

  /** @param {boolean} isRefused */
  refuseLogins(isRefused) {
    return this.#admin.acl('SETUSER', USER, isRefused ? 'off' : 'on');
  }

  flushScripts() {
    return this.#admin.script('FLUSH');
  }

  /** The memory is full with what is in it now. @param {boolean} isFull */
  setFull(isFull) {
    return this.#admin.config('SET', 'maxmemory', isFull ? '1' : '0');
  }

  /** The version of the layout of all keys that is noted in the store. */
  async layout() {
    return Number(await this.#admin.get('{hangfire}:schema'));
  }

  /** @param {number} version of the layout */
  noteLayout(version) {
    return this.#admin.set('{hangfire}:schema', version);
  }

  /**
   * A script is the whole of its transaction.
   *
   * @param {Gate} gate
   * @returns {Gate}
   */
  gateOf(gate) {
    return { ...gate, statement: SCRIPTS[gate.statement] ?? gate.statement, at: 'statement' };
  }

  async sizes() {
    const said = await this.#admin.info('memory');
    const [, bytes] = /used_memory:(\d+)/.exec(said) ?? [];
    return { usedMemoryBytes: Number(bytes), keys: await this.#admin.dbsize() };
  }

  async drop() {
    this.#admin.disconnect();
  }
}
