/*
 * The part of ioredis that is used here. The driver itself is not imported, so that it may be absent.
 */

export interface RedisClient {
  connect(): Promise<unknown>;
  subscribe(channel: string): Promise<unknown>;
  publish(channel: string, message: string): Promise<unknown>;
  /** Ends the connection; commands under way are rejected. */
  disconnect(): void;
  on(event: 'message', listener: (channel: string, message: string) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

export interface RedisPackage {
  readonly Redis: new (url: string, options: Readonly<Record<string, unknown>>) => RedisClient;
}
