/*
 * As much of a pool of connections, and of one connection, as all drivers have in common, or can be made to have.
 */

/** A connection that belongs to one caller until it is released. */
export interface PooledClient<Query, Answer> {
  query(query: Query): Promise<Answer>;
  /** `I` outside of transactions; undefined or left out where the driver does not tell. */
  getTransactionStatus?(): string | null | undefined;
  /** With an error, the connection is closed instead of being used again. */
  release(error?: Error | boolean): void;
}

/** How a pool stands; undefined or left out where the driver does not tell. */
export interface PoolCounts {
  /** How many connections there are, of which so many are free, and how many calls wait for one. */
  readonly totalCount?: number;
  readonly idleCount?: number;
  readonly waitingCount?: number;
  readonly options?: {
    readonly max?: number;
    /** How long a call may wait in the pool's line, and how long a new connection may take. */
    readonly connectionTimeoutMillis?: number | undefined;
  };
}

export interface ClientPool<Client> extends PoolCounts {
  connect(): Promise<Client>;
  /** Told before whoever asked has the connection. */
  on(event: 'acquire', listener: (client: Client) => void): unknown;
  /** Told before the pool has it back. */
  on(event: 'release', listener: () => void): unknown;
  removeListener(event: 'acquire' | 'release', listener: () => void): unknown;
}
