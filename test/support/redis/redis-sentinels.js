import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ServerProcess } from '../server-process.js';
import { until } from '../until.js';
import { askAt, RedisServer } from './redis-server.js';
import { REDIS_PROGRAM } from './redis-there.js';

const NAME = 'mymaster';
const SENTINELS = 3;
const PATIENCE_MS = 60_000;

/** A server with a replica, and the Sentinels that make the replica the master when the server is gone. */
export class RedisSentinels {
  #sentinels;

  /**
   * @param {RedisServer} master
   * @param {RedisServer} replica
   * @param {readonly ServerProcess[]} sentinels
   */
  constructor(master, replica, sentinels) {
    /** The server that was the master at first. */
    this.master = master;
    this.replica = replica;
    this.#sentinels = sentinels;
  }

  static async start() {
    const master = await RedisServer.start();
    const replica = await RedisServer.start({ replicaof: `127.0.0.1 ${master.port}` });
    await isSeen(() => follows(replica));
    const sentinels = await Promise.all(
      Array.from({ length: SENTINELS }, () => startSentinel(master.port)),
    );
    const all = new RedisSentinels(master, replica, sentinels);
    await isSeen(() => all.#knowEachOther());
    return all;
  }

  get nodes() {
    return this.#sentinels.map(({ port }) => ({ host: '127.0.0.1', port }));
  }

  /** The servers in their roles of now, when the one follows the other. */
  async roles() {
    const { master: one, replica: other } = this;
    return isSeen(async () => {
      if (await follows(other)) return { master: one, replica: other };
      return (await follows(one)) && { master: other, replica: one };
    });
  }

  /** Resolves when all Sentinels lead to the other server. @param {RedisServer | undefined} dead */
  async leadAwayFrom(dead) {
    const { port } = dead === this.master ? this.replica : this.master;
    await isSeen(async () => {
      const said = await Promise.all(
        this.#sentinels.map((sentinel) =>
          askAt(sentinel.port, 'SENTINEL', 'GET-MASTER-ADDR-BY-NAME', NAME),
        ),
      );
      return said.every((address) => address.endsWith(`\n${port}`));
    });
  }

  async dispose() {
    await Promise.all(
      [...this.#sentinels, this.replica, this.master].map((server) => server.dispose()),
    );
  }

  async #knowEachOther() {
    const said = await Promise.all(
      this.#sentinels.map(({ port }) => askAt(port, 'INFO', 'sentinel')),
    );
    return said.every((text) => text.includes(`slaves=1,sentinels=${SENTINELS}`));
  }
}

/** Whether it has all that its master has. @param {RedisServer} server */
const follows = async (server) => {
  const said = await server.ask('INFO', 'replication').catch(() => '');
  return said.includes('master_link_status:up');
};

/**
 * @template T
 * @param {() => Promise<T>} look
 */
async function isSeen(look) {
  const seen = await until(look, PATIENCE_MS);
  if (seen === undefined) throw new Error(`Not seen within ${PATIENCE_MS} ms: ${look}`);
  return seen;
}

/** @param {number} masterPort */
function startSentinel(masterPort) {
  return ServerProcess.start({
    name: 'sentinel',
    program: REDIS_PROGRAM,
    launch: async (port, home) => {
      const file = join(home, 'sentinel.conf');
      const lines = [
        `port ${port}`,
        'bind 127.0.0.1',
        `sentinel monitor ${NAME} 127.0.0.1 ${masterPort} 2`,
        `sentinel down-after-milliseconds ${NAME} 1000`,
        `sentinel failover-timeout ${NAME} 5000`,
      ];
      await writeFile(file, lines.join('\n'));
      return { args: [file, '--sentinel'] };
    },
  });
}
