/*
 * The part of the `pg` module that is used here. Both node-postgres and the PGlite driver have it;
 * neither is imported, so that either may be absent.
 */

import type { ClientPool, PooledClient } from '../../../connection/client-pool.js';

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

export interface PgClient extends PooledClient<PgQuery, PgResult> {
  query(query: PgQuery): Promise<PgResult>;
  query(text: string): Promise<PgResult>;
  /** Of the session, as the connection was told when it was opened; undefined where there is none. */
  readonly processID?: number | null;
  on(event: 'notification', listener: (notification: PgNotification) => void): unknown;
  on(event: 'error' | 'end', listener: (error?: Error) => void): unknown;
  removeAllListeners(event: 'notification' | 'end'): unknown;
}

export interface PgPool extends ClientPool<PgClient> {
  query(query: PgQuery): Promise<PgResult>;
}
