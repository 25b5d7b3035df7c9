/*
 * The part of mysql2 that is used here. The driver itself is not imported, so that it may be absent.
 */

export interface DriverQuery {
  readonly sql: string;
  readonly values?: readonly unknown[];
  readonly typeCast?: (field: unknown, next: () => unknown) => unknown;
  readonly rowsAsArray?: boolean;
  readonly nestTables?: boolean;
}

export type DriverRows = readonly Readonly<Record<string, unknown>>[];

/** Rows, or what became of a statement that answers none. A block answers the rows of its statements, and what became of it. */
export type DriverAnswer = DriverRows | DriverHeader | readonly [DriverRows, DriverHeader];

export interface DriverHeader {
  readonly affectedRows: number;
}

type Callback<T> = (error: unknown, answer: T) => void;

export interface DriverConnection {
  /** Puts the values into the text. */
  query(query: DriverQuery, callback: Callback<DriverAnswer>): unknown;
  /** Keeps the statement prepared on the connection. The `mysql` package, which mysql2 has replaced, lacks it. */
  execute?(query: DriverQuery, callback: Callback<DriverAnswer>): unknown;
  release(): void;
  destroy(): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export interface DriverPool {
  getConnection(callback: Callback<DriverConnection>): void;
  on(event: 'acquire' | 'release', listener: (connection: DriverConnection) => void): unknown;
  removeListener(event: 'acquire' | 'release', listener: (...of: never[]) => void): unknown;
  readonly config?: { readonly connectionLimit?: number };
  readonly _allConnections?: { readonly length: number };
  readonly _freeConnections?: { readonly length: number };
  readonly _connectionQueue?: { readonly length: number };
}

/** Pools by the names that TypeORM gives them. */
export interface DriverCluster {
  readonly _nodes: { readonly MASTER?: { readonly pool: DriverPool } };
}
