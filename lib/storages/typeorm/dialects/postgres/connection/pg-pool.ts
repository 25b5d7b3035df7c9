/*
 * The part of the `pg` module that is used here. Both node-postgres and the PGlite driver have it;
 * neither is imported, so that either may be absent.
 */

export interface PgQuery {
  readonly text: string;
  readonly values?: readonly unknown[];
  /** Keeps the statement prepared on the connection under this name. */
  readonly name?: string;
  /** Reads the answer, instead of what the process reads answers with. */
  readonly types?: PgTypes;
}

export interface PgTypes {
  getTypeParser(oid: number): (text: string) => unknown;
}

export interface PgResult {
  readonly rows: readonly Record<string, unknown>[];
}

export interface PgNotification {
  readonly channel: string;
  readonly payload?: string | undefined;
}

export interface PgClient {
  query(query: PgQuery): Promise<PgResult>;
  query(text: string): Promise<PgResult>;
  /** Of the session, as the connection was told when it was opened; undefined where there is none. */
  readonly processID?: number | null;
  /** `I` outside of transactions; older versions do not tell. */
  getTransactionStatus?(): string | null;
  /** With an error, the connection is closed instead of being used again. */
  release(error?: Error | boolean): void;
  on(event: 'notification', listener: (notification: PgNotification) => void): unknown;
  on(event: 'error' | 'end', listener: (error?: Error) => void): unknown;
  removeAllListeners(event: 'notification' | 'end'): unknown;
}

export interface PgPool {
  query(query: PgQuery): Promise<PgResult>;
  connect(): Promise<PgClient>;
  /** Told before whoever asked has the connection. */
  on(event: 'acquire', listener: (client: PgClient) => void): unknown;
  /** Told before the pool has it back. */
  on(event: 'release', listener: () => void): unknown;
  removeListener(event: 'acquire' | 'release', listener: () => void): unknown;
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
