import type { DataSource } from 'typeorm';
import type { HangfireError } from '../../support/hangfire-error.js';

export interface PrivatePoolOptions {
  readonly poolSize: number;
  readonly connectionTimeoutMs: number | undefined;
}

/** How a driver keeps its connections, which TypeORM leaves out of its own interfaces. */
export interface Pools<Pool> {
  /** The pool of a DataSource that is initialised; undefined where it has been destroyed since. */
  poolOf(dataSource: DataSource): Pool | undefined;

  /** How many connections the DataSource keeps at the most. */
  sizeOf(dataSource: DataSource): number;

  /**
   * Whether a second pool means more connections to the same server. A database inside the process must not be
   * opened twice.
   */
  canHaveSecond(dataSource: DataSource): boolean;

  /**
   * Reaches the database of the application's DataSource by connections of the store's own: the same address,
   * credentials and driver. Nothing else that the application has set up comes along: no entities, subscribers,
   * migrations or logs, and no replicas, which the store never reads from.
   */
  secondOf(dataSource: DataSource, options: PrivatePoolOptions): DataSource;

  /** Called before a pool is used: a connection that gets lost must not end the process. */
  secure(pool: Pool): void;

  /** What a caller is told when there is no connection. */
  connectionError(operation: string, error: unknown): HangfireError;
}
