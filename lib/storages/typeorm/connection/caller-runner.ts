import type { CallerTransaction } from '../../../support/caller-transaction.js';

/** What TypeORM's objects have, and a transaction of another library may have: it takes SQL of its database. */
export interface Queryable {
  query(sql: string, parameters: unknown[]): Promise<unknown>;
}

/** As much of TypeORM's QueryRunner as leads to its connection. */
interface Runner<Connection> {
  readonly isReleased: boolean;
  connect(): Promise<Connection>;
}

export const isQueryable = (value: CallerTransaction): value is CallerTransaction & Queryable =>
  typeof (value as Partial<Queryable>).query === 'function';

/**
 * The connection beneath a transaction of the caller, where it is TypeORM's and open: an EntityManager has a QueryRunner
 * then, and the caller may also pass the QueryRunner itself. A connection that was released may have another transaction
 * by now, and TypeORM refuses the statement.
 */
export async function connectionBeneath<Connection>(
  transaction: CallerTransaction & { readonly queryRunner?: unknown },
): Promise<Connection | undefined> {
  const runner: unknown = transaction.queryRunner ?? transaction;
  if (!isOpen<Connection>(runner)) return undefined;
  const connection = await runner.connect();
  return runner.isReleased ? undefined : connection;
}

function isOpen<Connection>(value: unknown): value is Runner<Connection> {
  const { connect, isReleased } = value as Partial<Runner<Connection>>;
  return typeof connect === 'function' && isReleased === false;
}
