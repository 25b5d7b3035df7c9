import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../eventually.js';
import { ServerProcess } from '../server-process.js';
import { askAt, RedisServer } from './redis-server.js';
import { REDIS_PROGRAM } from './redis-there.js';

const NAME = 'mymaster';
const SENTINELS = 3;

/** A server of one spec with a replica, and the Sentinels that make the replica the master when the server is gone. */
export class RedisSentinels {
  private constructor(
    readonly master: RedisServer,
    readonly replica: RedisServer,
    private readonly sentinels: readonly ServerProcess[],
  ) {}

  static async start(): Promise<RedisSentinels> {
    const master = await RedisServer.start();
    const replica = await RedisServer.start({ replicaof: `127.0.0.1 ${master.port}` });
    await eventually(async () =>
      (await replica.ask('INFO', 'replication')).includes('master_link_status:up'),
    );
    const sentinels = await Promise.all(
      Array.from({ length: SENTINELS }, () => startSentinel(master.port)),
    );
    const all = new RedisSentinels(master, replica, sentinels);
    await eventually(() => all.knowEachOther());
    return all;
  }

  get nodes() {
    return this.sentinels.map(({ port }) => ({ host: '127.0.0.1', port }));
  }

  async dispose(): Promise<void> {
    await Promise.all(
      [...this.sentinels, this.replica, this.master].map((server) => server.dispose()),
    );
  }

  private async knowEachOther(): Promise<boolean> {
    const said = await Promise.all(
      this.sentinels.map(({ port }) => askAt(port, 'INFO', 'sentinel')),
    );
    return said.every((text) => text.includes(`slaves=1,sentinels=${SENTINELS}`));
  }
}

function startSentinel(masterPort: number): Promise<ServerProcess> {
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
