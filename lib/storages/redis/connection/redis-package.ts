import type { RedisNode } from '../redis-storage-options.js';

/*
 * The part of ioredis that is used here. The driver itself is not imported, so that it may be absent.
 */

export type RedisOptions = Readonly<Record<string, unknown>>;

/** A connection to a server, or to all servers of a Cluster. */
export interface RedisClient {
  readonly status: string;
  connect(): Promise<unknown>;
  /** Ends the connection; commands under way are rejected. */
  disconnect(): void;
  evalsha(sha: string, keys: number, ...args: (string | number | Buffer)[]): Promise<unknown>;
  eval(text: string, keys: number, ...args: (string | number | Buffer)[]): Promise<unknown>;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
}

/** A connection to one server. */
export interface RedisNodeClient extends RedisClient {
  readonly options: { readonly host?: string | undefined; readonly port?: number | undefined };
  duplicate(options: RedisOptions): RedisNodeClient;
  wait(replicas: number, timeoutMs: number): Promise<number>;
  ping(): Promise<unknown>;
  subscribe(channel: string): Promise<unknown>;
  ssubscribe(channel: string): Promise<unknown>;
  on(event: 'message' | 'smessage', listener: (channel: string, message: string) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'end' | 'moved', listener: () => void): unknown;
}

export interface RedisClusterClient extends RedisClient {
  readonly isCluster: boolean;
  readonly options: { readonly redisOptions?: RedisOptions | undefined };
  /** The addresses of the nodes with a slot, the master first. */
  readonly slots: readonly (readonly string[] | undefined)[];
  nodes(role: 'master'): RedisNodeClient[];
  cluster(question: 'KEYSLOT', key: string): Promise<unknown>;
  duplicate(nodes: [], options: RedisOptions): RedisClusterClient;
}

export type AnyRedisClient = RedisNodeClient | RedisClusterClient;

export interface RedisPackage {
  readonly Redis: new (
    ...args: [options: RedisOptions] | [url: string, options: RedisOptions]
  ) => RedisNodeClient;
  readonly Cluster: new (nodes: RedisNode[], options: RedisOptions) => RedisClusterClient;
}

export const isCluster = (client: AnyRedisClient): client is RedisClusterClient =>
  'isCluster' in client && client.isCluster === true;
