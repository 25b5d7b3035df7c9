import { eventually } from '../eventually.js';
import { freePort } from '../free-port.js';
import { askAt, RedisServer } from './redis-server.js';

const NODES = 6;

/** A Cluster of one spec: three masters, each with a replica. */
export class RedisCluster {
  private constructor(private readonly servers: readonly RedisServer[]) {}

  /** @param nodeTimeoutMs how long a node may be silent until its replica takes over */
  static async start(nodeTimeoutMs = 60_000): Promise<RedisCluster> {
    const servers = await Promise.all(
      Array.from({ length: NODES }, async () =>
        RedisServer.start({
          'cluster-enabled': 'yes',
          'cluster-port': String(await freePort()),
          'cluster-node-timeout': String(nodeTimeoutMs),
        }),
      ),
    );
    const cluster = new RedisCluster(servers);
    const addresses = servers.map(({ port }) => `127.0.0.1:${port}`);
    const [first] = servers as [RedisServer];
    await askAt(
      first.port,
      '--cluster',
      'create',
      ...addresses,
      '--cluster-replicas',
      '1',
      '--cluster-yes',
    );
    await eventually(() => cluster.isWhole());
    return cluster;
  }

  /** Some of the nodes, as an application names them. */
  get nodes() {
    return this.servers.map(({ node }) => node);
  }

  /** The server that has the keys of a store. */
  async masterOf(prefix: string): Promise<RedisServer> {
    const [first] = this.servers as [RedisServer];
    const slot = Number(await first.ask('CLUSTER', 'KEYSLOT', `{${prefix}}:`));
    const slots = JSON.parse(await first.ask('--json', 'CLUSTER', 'SLOTS')) as SlotRange[];
    const port = slots.find(([from, to]) => from <= slot && slot <= to)?.[2][1];
    return this.servers.find((server) => server.port === port) as RedisServer;
  }

  async dispose(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.dispose()));
  }

  private async isWhole(): Promise<boolean> {
    const states = await Promise.all(this.servers.map((server) => server.ask('CLUSTER', 'INFO')));
    const replicas = await Promise.all(
      this.servers.map((server) => server.ask('INFO', 'replication')),
    );
    return (
      states.every((state) => state.includes('cluster_state:ok')) &&
      replicas.filter((said) => said.includes('master_link_status:up')).length === NODES / 2
    );
  }
}

type SlotRange = [from: number, to: number, master: [host: string, port: number]];
