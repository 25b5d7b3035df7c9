import { storeOf } from './systems/index.mjs';

/**
 * Gives each run a new, empty place. Places that are kept between rounds are removed when their server is
 * closed.
 */
export class Places {
  #postgres;
  #mysql;
  #redis;
  #keep;
  #kept = new Map();

  /**
   * @param {{ postgres: object, mysql?: object, redis?: object, keep?: string }} options `keep` begins the names of
   *   databases that stay
   */
  constructor({ postgres, mysql, redis, keep }) {
    this.#keep = keep;
    this.#postgres = postgres;
    this.#mysql = mysql;
    this.#redis = redis;
  }

  /** @returns {Promise<{ place: import('./systems/contract.mjs').Place, drop: () => Promise<void> }>} */
  async open(systemName, { keepAs }) {
    const kept = this.#kept.get(keepAs);
    if (kept) return kept;

    const name = this.#keep && keepAs && `${this.#keep}_${keepAs.replaceAll(/\W/g, '_')}`;
    const opened = await this.#openIn(storeOf(systemName), name);
    if (keepAs === undefined) return opened;

    const lasting = { place: opened.place, drop: async () => {} };
    this.#kept.set(keepAs, lasting);
    return lasting;
  }

  #openIn(store, name) {
    if (store === 'redis') return this.#inRedis();
    return this.#inDatabase(store === 'mysql' ? this.#mysql : this.#postgres, name);
  }

  #inRedis() {
    const { prefix, drop } = this.#redis.createPrefix();
    return { place: { prefix, redisUrl: this.#redis.url }, drop };
  }

  async #inDatabase(server, name) {
    const { url, drop } = await (name ? server.keepDatabase(name) : server.createDatabase());
    return { place: { url, redisUrl: this.#redis?.url }, drop };
  }
}
