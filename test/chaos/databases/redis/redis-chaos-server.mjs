import { RedisServer } from '../../../support/redis/redis-server.js';
import { RedisDatabase, USER } from './redis-database.mjs';

/** @import { ChaosServer, ServerSettings } from '../database.mjs' */

/**
 * A Redis of our own, which is empty at the begin of each scenario.
 *
 * @implements {ChaosServer}
 */
export class RedisChaosServer {
  #redis;

  /** @param {RedisServer} redis */
  constructor(redis) {
    this.#redis = redis;
  }

  /** @param {ServerSettings} settings */
  static async start({ appendfsync }) {
    const redis = await RedisServer.start({
      appendfsync,
      user: [USER, 'on', 'nopass', '~*', '&*', '+@all'],
    });
    return new RedisChaosServer(redis);
  }

  async createDatabase() {
    const redis = this.#redis;
    const url = new URL(redis.url);
    url.username = USER;
    url.password = 'any';
    const database = new RedisDatabase({
      url: url.href,
      admin: redis.node,
      server: {
        start: () => redis.launch(),
        stop: () => redis.stop(),
        crash: () => redis.kill(),
        freeze: () => redis.freeze(),
        thaw: () => redis.thaw(),
      },
    });
    await database.clear();
    return database;
  }

  dispose() {
    return this.#redis.dispose();
  }
}
