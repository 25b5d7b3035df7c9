import { setTimeout as pause } from 'node:timers/promises';
import { RedisSentinels } from '../../../support/redis/redis-sentinels.js';
import { RedisDatabase } from './redis-database.mjs';

/** @import { ChaosServer } from '../database.mjs' */

/** How long the replica gets nothing before the master dies. Shorter than what Sentinels take for its death. */
const LAG_MS = 300;

/**
 * A Redis of our own with a replica, and Sentinels that watch them.
 *
 * @implements {ChaosServer}
 */
export class SentinelServer {
  #sentinels;
  /** @type {import('../../../support/redis/redis-server.js').RedisServer | undefined} */
  #dead;

  /** @param {RedisSentinels} sentinels */
  constructor(sentinels) {
    this.#sentinels = sentinels;
  }

  static async start() {
    return new SentinelServer(await RedisSentinels.start());
  }

  async createDatabase() {
    const { nodes } = this.#sentinels;
    return new RedisDatabase({
      url: `sentinel://${nodes.map(({ host, port }) => `${host}:${port}`).join(',')}`,
      admin: { sentinels: nodes, name: 'mymaster' },
      server: {
        crash: () => this.#loseMaster(),
        start: () => this.#bringBack(),
        stop: () => this.#sentinels.master.stop(),
        freeze: () => this.#sentinels.master.freeze(),
        thaw: () => this.#sentinels.master.thaw(),
      },
    });
  }

  dispose() {
    return this.#sentinels.dispose();
  }

  async #loseMaster() {
    const { master, replica } = await this.#sentinels.roles();
    replica.freeze();
    // Or else what is sent waits in its socket, and gets there after all.
    await master.ask('CLIENT', 'KILL', 'TYPE', 'REPLICA');
    await pause(LAG_MS);
    await master.kill();
    replica.thaw();
    this.#dead = master;
  }

  /** Once the other one has taken over. */
  async #bringBack() {
    await this.#sentinels.leadAwayFrom(this.#dead);
    await this.#dead?.launch();
    await this.#sentinels.roles();
  }
}
