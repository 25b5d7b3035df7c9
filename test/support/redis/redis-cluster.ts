import { eventually } from '../eventually.js';
import { freePort } from '../free-port.js';
import { askAt, RedisServer } from './redis-server.js';

const NODES = 6;
const SLOTS = 16_384;

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
    const [master] = await this.shardOf(await slotOf(first, prefix), first);
    return master;
  }

  /** A replica takes over from a master that works. */
  async swapMasterOf(prefix: string): Promise<void> {
    const master = await this.masterOf(prefix);
    const slot = await slotOf(master, prefix);
    // Servers hear of replicas by and by.
    const replica = await eventually(async () => (await this.shardOf(slot, master))[1]);
    await replica.ask('CLUSTER', 'FAILOVER');
    await this.waitUntilAgreed(slot, replica);
  }

  /** The keys of a store go to another master. */
  async moveSlotOf(prefix: string): Promise<void> {
    const from = await this.masterOf(prefix);
    const slot = await slotOf(from, prefix);
    const [to] = await this.shardOf((slot + SLOTS / 2) % SLOTS, from);
    const [fromId, toId] = await Promise.all([from, to].map((one) => one.ask('CLUSTER', 'MYID')));
    const setSlot = (server: RedisServer, ...as: string[]) =>
      server.ask('CLUSTER', 'SETSLOT', String(slot), ...as);
    await setSlot(to, 'IMPORTING', String(fromId));
    await setSlot(from, 'MIGRATING', String(toId));
    const keys = await from.ask('CLUSTER', 'GETKEYSINSLOT', String(slot), '1000');
    const target = ['127.0.0.1', String(to.port), '', '0', '5000', 'KEYS'];
    await from.ask('MIGRATE', ...target, ...keys.split('\n'));
    await setSlot(to, 'NODE', String(toId));
    await setSlot(from, 'NODE', String(toId));
    await this.waitUntilAgreed(slot, to);
  }

  async dispose(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.dispose()));
  }

  /** The master first, as this server sees it. */
  private async shardOf(slot: number, server: RedisServer): Promise<[RedisServer, RedisServer?]> {
    const ranges = JSON.parse(await server.ask('--json', 'CLUSTER', 'SLOTS')) as SlotRange[];
    const [, , ...nodes] = ranges.find(([from, to]) => from <= slot && slot <= to) as SlotRange;
    const serverAt = (port: number) => this.servers.find((one) => one.port === port);
    return nodes.map(([, port]) => serverAt(port)) as [RedisServer, RedisServer?];
  }

  private async waitUntilAgreed(slot: number, master: RedisServer): Promise<void> {
    await eventually(async () => {
      const shards = await Promise.all(this.servers.map((server) => this.shardOf(slot, server)));
      return shards.every(([one]) => one === master);
    });
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

type Node = readonly [host: string, port: number];
type SlotRange = readonly [from: number, to: number, master: Node, ...replicas: Node[]];

const slotOf = async (server: RedisServer, prefix: string): Promise<number> =>
  Number(await server.ask('CLUSTER', 'KEYSLOT', `{${prefix}}:`));
