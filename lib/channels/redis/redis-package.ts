/* The part of ioredis that we use. We do not import the package, because it may be absent. */

export interface RedisClient {
  connect(): Promise<unknown>;
  subscribe(channel: string): Promise<unknown>;
  publish(channel: string, message: string): Promise<unknown>;
  /** Ends the connection; unanswered commands are rejected. */
  disconnect(): void;
  on(event: 'message', listener: (channel: string, message: string) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

export interface RedisPackage {
  readonly Redis: new (url: string, options: Readonly<Record<string, unknown>>) => RedisClient;
}
