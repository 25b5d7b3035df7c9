import type { CallerTransaction } from '../../../../../support/caller-transaction.js';
import type { Statement } from '../statement.js';
import { ownTypes } from './own-types.js';
import type { PgClient } from './pg-pool.js';
import type { Row } from './postgres-database.js';

/** As much of TypeORM's QueryRunner as leads to its connection. */
interface Runner {
  readonly isReleased: boolean;
  connect(): Promise<Pick<PgClient, 'query'>>;
}

/** An EntityManager has a QueryRunner where a transaction is open; the caller may also pass that itself. */
type PerhapsOfTypeOrm = CallerTransaction & { readonly queryRunner?: Runner } & Partial<Runner>;

/**
 * Runs a statement inside a transaction that somebody else has opened and will end. TypeORM's own `query` reads answers
 * as the application has set up its process, so the statement goes to the connection beneath.
 */
export async function askCaller(
  transaction: CallerTransaction,
  { text }: Statement,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const runner = runnerOf(transaction);
  const connection = await runner?.connect();
  // Released: the connection may have another transaction by now. TypeORM refuses the statement.
  if (!connection || runner?.isReleased) return rowsOf(await transaction.query(text, [...values]));
  return (await connection.query({ text, values, types: ownTypes })).rows;
}

function runnerOf(transaction: PerhapsOfTypeOrm): Runner | undefined {
  const runner = transaction.queryRunner ?? transaction;
  const isRunner = typeof runner.connect === 'function' && runner.isReleased === false;
  return isRunner ? (runner as Runner) : undefined;
}

/** TypeORM answers UPDATE and DELETE with the rows and how many they are, everything else with the rows. */
function rowsOf(answer: unknown): readonly Row[] {
  if (!Array.isArray(answer)) return [];
  return (Array.isArray(answer[0]) ? answer[0] : answer) as readonly Row[];
}
