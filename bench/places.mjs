import { storeOf } from './systems/index.mjs';

/**
 * Gives each run a new, empty place. Places that are kept between rounds are removed when their server is
 * closed.
 */
export class Places {
  #postgres;
  #redis;
  #keep;
  #kept = new Map();

  /** @param {{ postgres: object, redis?: object, keep?: string }} options `keep` begins the names of databases that stay */
  constructor({ postgres, redis, keep }) {
    this.#keep = keep;
    this.#postgres = postgres;
    this.#redis = redis;
  }

  /** @returns {Promise<{ place: import('./systems/contract.mjs').Place, drop: () => Promise<void> }>} */
  async open(systemName, { keepAs }) {
    const kept = this.#kept.get(keepAs);
    if (kept) return kept;

    const name = this.#keep && keepAs && `${this.#keep}_${keepAs.replaceAll(' ', '_')}`;
    const opened = await (storeOf(systemName) === 'redis'
      ? this.#inRedis()
      : this.#inPostgres(name));
    if (keepAs === undefined) return opened;

    const lasting = { place: opened.place, drop: async () => {} };
    this.#kept.set(keepAs, lasting);
    return lasting;
  }

  #inRedis() {
    const { prefix, drop } = this.#redis.createPrefix();
    return { place: { prefix, redisUrl: this.#redis.url }, drop };
  }

  async #inPostgres(name) {
    const { url, drop } = await (name
      ? this.#postgres.keepDatabase(name)
      : this.#postgres.createDatabase());
    return { place: { url }, drop };
  }
}
