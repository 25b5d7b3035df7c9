import { type AnyRedisClient, isCluster, type RedisNodeClient } from './redis-package.js';

/** The connection to the server that the keys of the store are on. */
export async function nodeOf(client: AnyRedisClient, prefix: string): Promise<RedisNodeClient> {
  if (!isCluster(client)) return client;

  const slot = Number(await client.cluster('KEYSLOT', prefix));
  const address = client.slots[slot]?.[0];
  const masters = client.nodes('master');
  const node = masters.find(({ options: { host, port } }) => `${host}:${port}` === address);
  const [any] = masters;
  if (!node && !any) throw new Error('The Cluster has no master');
  return node ?? (any as RedisNodeClient);
}
