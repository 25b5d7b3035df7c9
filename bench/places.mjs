import { storeOf } from './systems/index.mjs';

/**
 * Gives each run a new, empty place. Places that are kept between rounds are removed when their server is
 * closed.
 */
export class Places {
  #postgres;
  #redis;
  #kept = new Map();

  constructor({ postgres, redis }) {
    this.#postgres = postgres;
    this.#redis = redis;
  }

  /** @returns {Promise<{ place: import('./systems/contract.mjs').Place, drop: () => Promise<void> }>} */
  async open(systemName, { keepAs }) {
    const kept = this.#kept.get(keepAs);
    if (kept) return kept;

    const opened = await (storeOf(systemName) === 'redis' ? this.#inRedis() : this.#inPostgres());
    if (keepAs === undefined) return opened;

    const lasting = { place: opened.place, drop: async () => {} };
    this.#kept.set(keepAs, lasting);
    return lasting;
  }

  #inRedis() {
    const { prefix, drop } = this.#redis.createPrefix();
    return { place: { prefix, redisUrl: this.#redis.url }, drop };
  }

  async #inPostgres() {
    const { url, drop } = await this.#postgres.createDatabase();
    return { place: { url }, drop };
  }
}
